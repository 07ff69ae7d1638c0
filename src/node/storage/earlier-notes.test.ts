import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAnnotationsStore } from '#node/storage/annotations-store';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/notes/', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-earlier-notes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const open = () => openAnnotationsStore({ folder, now: () => '2026-11-25T08:00:00.000Z', uuid: randomUUID });

describe.each<[name: string, count: number, added: object]>([
  ['version-1.json', 4, { tags: [] }],
  ['version-2.json', 5, {}],
])('the notes of an earlier app, %s', (name, count, added) => {
  beforeEach(() => cpSync(join(FIXTURES, name), join(folder, 'notes.json')));

  it('keep every word, and go on from there', () => {
    const old: { annotations: object[] } = JSON.parse(readFileSync(join(FIXTURES, name), 'utf8'));
    const expected = old.annotations.map((entry) => ({ ...entry, ...added }));
    expect(expected).toHaveLength(count);
    const store = open();
    expect(store.problems).toEqual([]);
    expect(store.list()).toEqual(expected);
    const saved = store.save(buildNoteDraft('p-9'));
    expect(saved.ok).toBe(true);
    expect(open().list()).toEqual([...expected, ...(saved.ok ? [saved.value] : [])]);
    const kept = 'notes.kept-2026-11-25T08-00-00-000Z.json';
    expect(readdirSync(folder).sort()).toEqual(['notes', kept]);
    expect(readFileSync(join(folder, kept))).toEqual(readFileSync(join(FIXTURES, name)));
  });
});

import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAnnotationsStore } from '#node/storage/annotations-store';
import { createTestConf } from '#node/storage/testing/create-test-conf';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

const FIXTURE = fileURLToPath(new URL('../../../fixtures/notes/version-1.json', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-earlier-notes-'));
  cpSync(FIXTURE, join(folder, 'notes.json'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

it('keeps every word of the notes that version 1 left, and goes on from there', () => {
  const old: { annotations: object[] } = JSON.parse(readFileSync(FIXTURE, 'utf8'));
  const expected = old.annotations.map((entry) => ({ ...entry, tags: [] }));
  expect(expected).toHaveLength(4);
  const open = () =>
    openAnnotationsStore({
      folder,
      now: () => '2026-11-25T08:00:00.000Z',
      uuid: randomUUID,
      createConf: createTestConf,
    });
  const store = open();
  expect(store.problems).toEqual([]);
  expect(store.list()).toEqual(expected);
  const saved = store.save(buildNoteDraft('p-9'));
  expect(saved.ok).toBe(true);
  expect(open().list()).toEqual([...expected, ...(saved.ok ? [saved.value] : [])]);
  expect(readdirSync(folder)).toEqual(['notes.json']);
});

import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotations/annotation';
import { parseAnnotationsFile } from '#core/annotations/annotations-file';
import { openAnnotationsStore, type AnnotationsStore } from '#node/storage/annotations-store';
import { createFaultyFiles } from '#node/storage/testing/faulty-files';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/notes/', import.meta.url));
const NOW = '2026-11-24T08:00:00.000Z';
const KEPT = 'notes.kept-2026-11-24T08-00-00-000Z.json';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-import-'));
  file = join(folder, 'notes.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const open = (readOnly = false): AnnotationsStore =>
  openAnnotationsStore({ folder, now: () => NOW, uuid: randomUUID, readOnly });
const aside = () => readdirSync(folder).filter((name) => name.endsWith('.json'));

function annotationsOf(text: string): readonly Annotation[] {
  const parsed = parseAnnotationsFile(JSON.parse(text));
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value.annotations;
}

describe.each(readdirSync(FIXTURES))('the notes file of an earlier app, %s', (name) => {
  const text = readFileSync(join(FIXTURES, name), 'utf8');
  beforeEach(() => copyFileSync(join(FIXTURES, name), file));

  it('is taken over to the letter, and kept aside as it was', () => {
    const store = open();
    expect(store.problems).toEqual([]);
    expect(store.list()).toHaveLength(annotationsOf(text).length);
    expect(new Set(store.list())).toEqual(new Set(annotationsOf(text)));
    expect(aside()).toEqual([KEPT]);
    expect(readFileSync(join(folder, KEPT), 'utf8')).toBe(text);
    expect(open().list()).toEqual(store.list());
  });

  it('is only read while another process holds the folder', () => {
    const store = open(true);
    expect(store.list()).toHaveLength(annotationsOf(text).length);
    expect(store.save(buildNoteDraft('p-9'))).toMatchObject({ ok: false, code: 'read-only' });
    expect(readdirSync(folder)).toEqual(['notes.json']);
  });

  it('stays where the disk is full, is shown, and is taken over at a later start', () => {
    const files = createFaultyFiles({ failAt: 1, keepsFailing: true });
    const store = openAnnotationsStore({ folder, now: () => NOW, uuid: randomUUID, files });
    expect(store.list()).toHaveLength(annotationsOf(text).length);
    expect(store.save(buildNoteDraft('p-9'))).toMatchObject({ ok: false });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(open().list()).toEqual(store.list());
    expect(aside()).toEqual([KEPT]);
  });

  it('that is put there again brings back nothing that is newer here or was removed', () => {
    const store = open();
    const [first, second] = store.list();
    if (!first || !second) throw new Error('the fixture has too little');
    store.remove(first.id);
    store.save(buildNoteDraft('p-9'));
    copyFileSync(join(FIXTURES, name), file);
    const again = open();
    expect(again.list()).toEqual(store.list());
    expect(again.trash()).toEqual(store.trash());
    expect(aside()).toHaveLength(2);
  });
});

describe('a notes file of an earlier app', () => {
  const good = () => {
    copyFileSync(join(FIXTURES, 'version-1.json'), file);
    return readFileSync(file);
  };

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 40)],
    ['empty', () => Buffer.alloc(0)],
    ['all zeros', (bytes) => Buffer.alloc(bytes.length)],
    ['not UTF-8', (bytes) => Buffer.from(bytes.map((byte) => (byte === 0x6e ? 0xff : byte)))],
    ['no notes file', () => Buffer.from('{"theme":"dark"}')],
    ['a list', () => Buffer.from('[]')],
  ])('that is %s is put aside whole, told, and never written over', (_name, damage) => {
    const damaged = damage(good());
    writeFileSync(file, damaged);
    const store = open();
    const [problem] = store.problems;
    expect(problem?.kind).toBe('notes-damaged');
    expect(basename(problem?.setAside ?? '')).toBe('notes.damaged-2026-11-24T08-00-00-000Z.json');
    expect(store.save(buildNoteDraft('p-9'))).toMatchObject({ ok: true });
    expect(readFileSync(problem?.setAside ?? '')).toEqual(damaged);
    expect(open().problems).toEqual([]);
    expect(open().list()).toHaveLength(1);
  });

  it('does not take the name of one put aside before', () => {
    for (const text of ['first', 'second']) {
      writeFileSync(file, text);
      open();
    }
    expect(
      aside()
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .toSorted(),
    ).toEqual(['first', 'second']);
  });

  it('whose one entry is damaged keeps the others and a copy of the whole', () => {
    const text = good().toString().replace('"commenting"', '"shouting"');
    writeFileSync(file, text);
    const store = open();
    expect(store.list()).toHaveLength(3);
    expect(readFileSync(store.problems[0]?.setAside ?? '', 'utf8')).toBe(text);
    expect(open().list()).toEqual(store.list());
    expect(open().problems).toEqual([]);
  });

  it('of a later version is not written and not moved', () => {
    writeFileSync(file, '{"version":99,"annotations":[],"more":1}');
    const store = open();
    expect(store.problems).toEqual([{ kind: 'notes-newer' }]);
    expect(store.save(buildNoteDraft('p-9'))).toMatchObject({ ok: false, code: 'read-only' });
    expect(readdirSync(folder)).toEqual(['notes.json']);
    expect(existsSync(join(folder, 'notes'))).toBe(false);
  });
});

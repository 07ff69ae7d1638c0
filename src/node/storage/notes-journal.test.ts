import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAnnotationsStore, type AnnotationsStore } from '#node/storage/annotations-store';
import type { FilePort } from '#node/storage/file-port';
import { formatNoteLine } from '#node/storage/note-lines';
import { createFaultyFiles } from '#node/storage/testing/faulty-files';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

let folder: string;
let notes: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-journal-'));
  notes = join(folder, 'notes');
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const NOW = '2026-11-24T08:00:00.000Z';
const open = (options: { readonly readOnly?: boolean; readonly files?: FilePort } = {}): AnnotationsStore =>
  openAnnotationsStore({ folder, now: () => NOW, uuid: randomUUID, ...options });
const bodies = (store: AnnotationsStore) => store.list().map(({ body }) => body);
const journals = () => readdirSync(notes).filter((name) => /^notes-\d+\.journal$/.test(name));
const newest = () => join(notes, journals().at(-1) ?? '');
const BLOCKS = ['p-1', 'p-2', 'p-3'];
const ALL = BLOCKS.map((block) => `note on ${block}`);

/** Three notes; the first is in the part that was written with the file. */
function write(): AnnotationsStore {
  const store = open();
  for (const block of BLOCKS) store.save(buildNoteDraft(block));
  return store;
}

describe('a damaged journal', () => {
  it.each<[string, (bytes: Buffer) => Buffer, readonly string[]]>([
    ['empty', () => Buffer.alloc(0), []],
    ['all zeros', (bytes) => Buffer.alloc(bytes.length), []],
    ['another file', () => Buffer.from('{"theme":"dark"}\n'), []],
    ['without its head', (bytes) => bytes.subarray(bytes.indexOf('\n') + 1), ALL],
    [
      'damaged in the middle',
      (bytes) => replace(bytes, 'note on p-2', 'note on p-9'),
      [ALL[0] ?? '', ALL[2] ?? ''],
    ],
    ['damaged in its last line', (bytes) => replace(bytes, 'note on p-3', 'note on p-9'), ALL.slice(0, 2)],
    ['not UTF-8', (bytes) => replace(bytes, 'note on p-2', 'note\xffon p-2'), [ALL[0] ?? '', ALL[2] ?? '']],
  ])('that is %s is kept aside whole, told once, and what can be read goes on', (_name, damage, left) => {
    write();
    const path = newest();
    const damaged = damage(readFileSync(path));
    writeFileSync(path, damaged);
    const store = open();
    const [problem] = store.problems;
    expect(problem?.kind).toBe('notes-damaged');
    expect(basename(problem?.setAside ?? '')).toBe('notes-000001.damaged-2026-11-24T08-00-00-000Z.journal');
    expect(readFileSync(problem?.setAside ?? '')).toEqual(damaged);
    expect(bodies(store)).toEqual(left);
    expect(store.save(buildNoteDraft('p-8'))).toMatchObject({ ok: true });
    expect(open().problems).toEqual([]);
    expect(bodies(open())).toEqual([...left, 'note on p-8']);
  });

  it('takes what it lacks from the file before it, and nothing is lost or told', () => {
    const store = write();
    store.tidy();
    expect(journals()).toHaveLength(2);
    writeFileSync(newest(), replace(readFileSync(newest()), 'note on p-2', 'note on p-9'));
    const again = open();
    expect(again.problems).toEqual([]);
    expect(bodies(again)).toEqual(ALL);
    expect(again.save(buildNoteDraft('p-4'))).toMatchObject({ ok: true });
    rmSync(join(notes, journals()[0] ?? ''));
    expect(bodies(open())).toEqual([...ALL, 'note on p-4']);
  });

  it('cut anywhere gives the notes before the cut, and says nothing of a line that was never saved', () => {
    write();
    const path = newest();
    const bytes = readFileSync(path);
    const ends = [...bytes.entries()].flatMap(([at, byte]) => (byte === 0x0a ? [at] : []));
    const [head = 0, ...lineEnds] = ends;
    for (let length = head + 1; length <= bytes.length; length += 3) {
      writeFileSync(path, bytes.subarray(0, length));
      // The first line belongs to the part that was written whole: without it, something is missing.
      const whole = lineEnds.filter((end) => end <= length).length;
      const store = open({ readOnly: true });
      expect(bodies(store)).toEqual(ALL.slice(0, whole));
      expect(store.problems).toHaveLength(whole === 0 ? 1 : 0);
    }
  });

  it('with a torn last line goes on behind the line before it', () => {
    write();
    const path = newest();
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('0123456789 9 {"v"')]));
    const store = open();
    expect(store.problems).toEqual([]);
    expect(store.save(buildNoteDraft('p-4'))).toMatchObject({ ok: true });
    expect(journals()).toHaveLength(1);
    expect(open().problems).toEqual([]);
    expect(bodies(open())).toEqual([...ALL, 'note on p-4']);
  });

  it('stays as it is where no copy can be put aside, and then nothing is written', () => {
    write();
    const damaged = replace(readFileSync(newest()), 'note on p-2', 'note on p-9');
    writeFileSync(newest(), damaged);
    const store = open({ files: createFaultyFiles({ failAt: 1, keepsFailing: true }) });
    expect(store.problems).toEqual([{ kind: 'notes-damaged' }]);
    expect(bodies(store)).toEqual([ALL[0], ALL[2]]);
    expect(store.save(buildNoteDraft('p-9'))).toMatchObject({ ok: false, code: 'read-only' });
    expect(readFileSync(newest())).toEqual(damaged);
  });

  it('is not touched while another process holds the folder', () => {
    write();
    writeFileSync(newest(), 'damaged\n');
    const store = open({ readOnly: true });
    expect(store.problems).toEqual([{ kind: 'notes-damaged' }]);
    expect(store.save(buildNoteDraft('p-9'))).toMatchObject({ ok: false, code: 'read-only' });
    expect(store.tidy()).toMatchObject({ ok: false, code: 'read-only' });
    expect(readFileSync(newest(), 'utf8')).toBe('damaged\n');
  });

  it('that cannot be read at all is left where it is', () => {
    writeFileSync(notes, 'a file where the folder should be');
    const store = open();
    expect(store.problems).toEqual([{ kind: 'notes-damaged' }]);
    expect(store.save(buildNoteDraft('p-1'))).toMatchObject({ ok: false, code: 'read-only' });
    expect(readFileSync(notes, 'utf8')).toBe('a file where the folder should be');
  });
});

describe('a journal of a later version', () => {
  const HEAD = { format: 'attache-notes', kept: 0, upTo: 0, alone: false };
  it.each<[string, string]>([
    ['by its head', formatNoteLine(0, { ...HEAD, version: 2, more: 1 })],
    ['by a line', formatNoteLine(0, { ...HEAD, version: 1 }) + formatNoteLine(1, { v: 99, op: 'pin' })],
  ])('is not written and not moved: %s', (_name, text) => {
    mkdirSync(notes);
    writeFileSync(join(notes, 'notes-000004.journal'), text);
    const store = open();
    expect(store.problems).toEqual([{ kind: 'notes-newer' }]);
    expect(store.save(buildNoteDraft('p-9'))).toMatchObject({ ok: false, code: 'read-only' });
    expect(readFileSync(newest(), 'utf8')).toBe(text);
    expect(readdirSync(notes)).toEqual(['notes-000004.journal']);
  });
});

function replace(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');
}

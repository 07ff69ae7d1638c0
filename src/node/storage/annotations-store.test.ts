import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAnnotationsStore, type AnnotationsStore } from '#node/storage/annotations-store';
import { nodeFiles } from '#node/storage/file-port';
import { createFaultyFiles } from '#node/storage/testing/faulty-files';
import { createTestConf } from '#node/storage/testing/create-test-conf';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-notes-'));
  file = join(folder, 'notes.json');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const NOW = '2026-11-24T08:00:00.000Z';
const open = (readOnly = false): AnnotationsStore =>
  openAnnotationsStore({ folder, now: () => NOW, uuid: randomUUID, createConf: createTestConf, readOnly });
const onDisk = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
const bodies = (store: AnnotationsStore) => store.list().map(({ body }) => body);

/** Makes the writer under conf fail from its n-th call on, or take few bytes at a time. */
function breakFiles(fault: Parameters<typeof createFaultyFiles>[0]): void {
  const faulty = createFaultyFiles(fault);
  for (const name of ['open', 'write', 'fsync', 'sizeOf', 'readAll', 'rename'] as const) {
    vi.spyOn(nodeFiles, name).mockImplementation(faulty[name]);
  }
}

describe('notes over conf', () => {
  it('start empty, write nothing, and complain of nothing', () => {
    const store = open();
    expect(store.list()).toEqual([]);
    expect(store.problems).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are on disk when they are said to be, and there after a restart', () => {
    const store = open();
    const saved = store.save(buildNoteDraft('p-1'));
    expect(saved).toMatchObject({ ok: true, value: { body: 'note on p-1', created: NOW } });
    expect(onDisk()).toEqual({ version: 2, annotations: store.list() });
    expect(open().list()).toEqual(store.list());
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    '',
    '\u0000\u2028"\\\n',
    'نص عربي 文字 🖋',
    'half \ud83d pair',
    '__proto__',
    '# *Markdown*\n\n- x',
  ])('keep the text %j to the letter', (body) => {
    open().save(buildNoteDraft('p-1', body));
    expect(bodies(open())).toEqual([body]);
  });

  it('are removed for good, and come back when the removal is undone', () => {
    const store = open();
    const saved = store.save(buildNoteDraft('p-1'));
    if (!saved.ok) throw new Error(saved.message);
    expect(store.remove(saved.value.id)).toEqual(saved);
    expect(open().list()).toEqual([]);
    const { id, motivation, target, body } = saved.value;
    expect(store.save({ id, motivation, target, body })).toMatchObject({ ok: true, value: { id, body } });
    expect(open().list()).toHaveLength(1);
  });

  it.each([undefined, null, 7, '__proto__', 'no-such-id'])('have no %j to remove', (id) => {
    expect(open().remove(id)).toMatchObject({ ok: false, code: 'unknown' });
  });

  it('refuse what is no draft, and write nothing', () => {
    expect(open().save({ body: 'x' })).toMatchObject({ ok: false, code: 'invalid' });
    expect(existsSync(file)).toBe(false);
  });

  it('do not follow a folder that is gone by making it again', () => {
    const store = open();
    store.save(buildNoteDraft('p-1'));
    rmSync(folder, { recursive: true });
    expect(store.save(buildNoteDraft('p-2'))).toMatchObject({ ok: false, code: 'write-failed' });
    expect(existsSync(folder)).toBe(false);
    expect(bodies(store)).toEqual(['note on p-1']);
  });

  it('fail when the store claims a write that did not happen', () => {
    const createConf = () => ({ store: {} });
    const store = openAnnotationsStore({ folder, now: () => NOW, uuid: randomUUID, createConf });
    expect(store.save(buildNoteDraft('p-1'))).toMatchObject({ ok: false, code: 'write-failed' });
    expect(store.list()).toEqual([]);
  });
});

describe('a damaged notes file', () => {
  const good = () => {
    const store = open();
    for (const block of ['p-1', 'p-2', 'p-3']) store.save(buildNoteDraft(block));
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
    expect(bodies(open())).toEqual(['note on p-9']);
  });

  it('does not take the name of one put aside before', () => {
    for (const text of ['first', 'second']) {
      writeFileSync(file, text);
      open();
    }
    const names = readdirSync(folder).sort();
    expect(names).toHaveLength(2);
    expect(names.map((name) => readFileSync(join(folder, name), 'utf8')).sort()).toEqual(['first', 'second']);
  });

  it('whose one entry is damaged keeps the others and a copy of the whole', () => {
    const text = good().toString().replace('"commenting"', '"shouting"');
    writeFileSync(file, text);
    const store = open();
    expect(bodies(store)).toEqual(['note on p-2', 'note on p-3']);
    expect(readFileSync(store.problems[0]?.setAside ?? '', 'utf8')).toBe(text);
    expect(bodies(open())).toEqual(['note on p-2', 'note on p-3']);
    expect(open().problems).toEqual([]);
  });

  it('stays as it is where no copy can be put aside, and then nothing is written', () => {
    const text = good().toString().replace('"commenting"', '"shouting"');
    writeFileSync(file, text);
    breakFiles({ failAt: 1, keepsFailing: true });
    const store = open();
    vi.restoreAllMocks();
    expect(store.problems).toEqual([{ kind: 'notes-damaged' }]);
    expect(bodies(store)).toEqual(['note on p-2', 'note on p-3']);
    expect(store.save(buildNoteDraft('p-9'))).toMatchObject({ ok: false, code: 'read-only' });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is not touched while another process holds the folder', () => {
    writeFileSync(file, 'damaged');
    const store = open(true);
    expect(store.problems).toEqual([{ kind: 'notes-damaged' }]);
    expect(store.save(buildNoteDraft('p-9'))).toMatchObject({ ok: false, code: 'read-only' });
    expect(readFileSync(file, 'utf8')).toBe('damaged');
  });

  it('of a later version is not written and not moved', () => {
    writeFileSync(file, '{"version":3,"annotations":[],"more":1}');
    const store = open();
    expect(store.problems).toEqual([{ kind: 'notes-newer' }]);
    expect(store.save(buildNoteDraft('p-9'))).toMatchObject({ ok: false, code: 'read-only' });
    expect(readFileSync(file, 'utf8')).toBe('{"version":3,"annotations":[],"more":1}');
    expect(readdirSync(folder)).toEqual(['notes.json']);
  });

  it('that cannot be read at all is left where it is', () => {
    rmSync(file, { force: true });
    const blocked = openAnnotationsStore({
      folder: join(folder, 'a-file'),
      now: () => NOW,
      uuid: randomUUID,
      createConf: createTestConf,
    });
    expect(blocked.problems).toEqual([]);
    writeFileSync(join(folder, 'a-file'), '');
    const unreadable = openAnnotationsStore({
      folder: join(folder, 'a-file'),
      now: () => NOW,
      uuid: randomUUID,
      createConf: createTestConf,
    });
    expect(unreadable.problems).toEqual([{ kind: 'notes-damaged' }]);
    expect(unreadable.save(buildNoteDraft('p-1'))).toMatchObject({ ok: false, code: 'read-only' });
  });
});

describe('a disk that fails under conf', () => {
  it('gives whole notes however few bytes a write takes', () => {
    breakFiles({ maxWriteBytes: 5 });
    expect(open().save(buildNoteDraft('p-1'))).toMatchObject({ ok: true });
    vi.restoreAllMocks();
    expect(bodies(open())).toEqual(['note on p-1']);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'write-failed'],
    ['EROFS', 'write-failed'],
    ['EXDEV', 'write-failed'],
  ])('says so at whichever call %s comes, and loses nothing', (systemCode, code) => {
    let failAt = 1;
    for (; failAt < 40; failAt += 1) {
      rmSync(file, { force: true });
      const store = open();
      store.save(buildNoteDraft('p-1'));
      breakFiles({ failAt, keepsFailing: true, code: systemCode, maxWriteBytes: 100 });
      const refused = store.save(buildNoteDraft('p-2'));
      vi.restoreAllMocks();
      if (refused.ok) break;
      expect(refused.code).toBe(code);
      expect(bodies(store)).toEqual(['note on p-1']);
      expect(open().problems).toEqual([]);
      expect(bodies(open())).toContain('note on p-1');
      expect(readdirSync(folder)).toEqual(['notes.json']);
      expect(store.save(buildNoteDraft('p-2'))).toMatchObject({ ok: true });
      expect(bodies(open())).toEqual(['note on p-1', 'note on p-2']);
    }
    // Open, several writes, fsync, open, size, read, rename, open and fsync of the folder: each has failed once.
    expect(failAt).toBeGreaterThan(10);
    expect(failAt).toBeLessThan(40);
  });
});

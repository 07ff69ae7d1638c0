import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAnnotationsStore } from '#node/storage/annotations-store';
import { nodeFiles, type FilePort } from '#node/storage/file-port';
import { createFaultyFiles, type Fault } from '#node/storage/testing/faulty-files';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-failing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const NOW = '2026-11-24T08:00:00.000Z';

/** A store whose disk can be broken while it is open. */
function openBreakable() {
  let files: FilePort = nodeFiles;
  const port: FilePort = {
    ...nodeFiles,
    open: (...args) => files.open(...args),
    write: (...args) => files.write(...args),
    writeAt: (...args) => files.writeAt(...args),
    fsync: (...args) => files.fsync(...args),
    datasync: (...args) => files.datasync(...args),
    truncate: (...args) => files.truncate(...args),
    sizeOf: (...args) => files.sizeOf(...args),
    readAll: (...args) => files.readAll(...args),
    readAt: (...args) => files.readAt(...args),
    rename: (...args) => files.rename(...args),
  };
  const store = openAnnotationsStore({ folder, now: () => NOW, uuid: randomUUID, files: port });
  const breakDisk = (fault: Fault) => (files = createFaultyFiles(fault));
  return { store, breakDisk, mend: () => (files = nodeFiles) };
}

const openAgain = () => {
  const store = openAnnotationsStore({ folder, now: () => NOW, uuid: randomUUID });
  expect(store.problems).toEqual([]);
  return store.list().map(({ body }) => body);
};

/** What a person may do, and what is there after it; the notes on p-1 and p-2 exist. */
const ACTS = {
  'adding a note': (store: ReturnType<typeof openAnnotationsStore>) => store.save(buildNoteDraft('p-3')),
  'removing a note': (store: ReturnType<typeof openAnnotationsStore>) => store.remove(store.list()[0]?.id),
  'writing the files anew': (store: ReturnType<typeof openAnnotationsStore>) => store.tidy(),
  'deleting for good': (store: ReturnType<typeof openAnnotationsStore>) =>
    store.forget(store.trash().map(({ annotation }) => annotation.id)),
};
const ALWAYS = ['note on p-2'];

describe.each(Object.entries(ACTS))('a disk that fails at every call: %s', (_name, act) => {
  it.each<[string, string, Omit<Fault, 'failAt' | 'code'>]>([
    ['ENOSPC', 'disk-full', { keepsFailing: true, maxWriteBytes: 100 }],
    ['EIO', 'write-failed', { keepsFailing: true }],
    ['ENOSPC', 'disk-full', { maxWriteBytes: 100 }],
    ['EIO', 'write-failed', {}],
  ])('%s is told as %s, nothing is lost, and it goes on after that', (code, told, fault) => {
    let failures = 0;
    for (let failAt = 1; failAt < 80; failAt += 1) {
      rmSync(folder, { recursive: true });
      folder = mkdtempSync(join(tmpdir(), 'attache-failing-'));
      const { store, breakDisk, mend } = openBreakable();
      for (const block of ['gone', 'p-1', 'p-2']) store.save(buildNoteDraft(block));
      store.remove(store.list()[0]?.id);
      breakDisk({ ...fault, failAt, code });
      const before = store.list();
      const done = act(store);
      mend();
      if (done.ok && failAt > 1) break;
      failures += 1;
      expect(done).toMatchObject({ ok: false, code: told });
      // Memory is not ahead of the disk, and the disk has at least what was said to be saved.
      expect(store.list()).toEqual(before);
      expect(openAgain()).toEqual(expect.arrayContaining(ALWAYS));
      expect(store.save(buildNoteDraft('p-4'))).toMatchObject({ ok: true });
      expect(act(store)).toMatchObject({ ok: true });
      const bodies = store.list().map(({ body }) => body);
      expect(bodies).toEqual(expect.arrayContaining([...ALWAYS, 'note on p-4']));
      expect(openAgain()).toEqual(bodies);
      expect(readdirSync(join(folder, 'notes')).filter((entry) => !entry.endsWith('.journal'))).toEqual([]);
    }
    expect(failures).toBeGreaterThan(4);
    expect(failures).toBeLessThan(79);
  });
});

describe('a disk that takes few bytes at a time', () => {
  it('gives whole notes all the same', () => {
    const files = createFaultyFiles({ maxWriteBytes: 5 });
    const store = openAnnotationsStore({ folder, now: () => NOW, uuid: randomUUID, files });
    for (const block of ['p-1', 'p-2']) {
      expect(store.save(buildNoteDraft(block))).toMatchObject({ ok: true });
    }
    expect(openAgain()).toEqual(['note on p-1', 'note on p-2']);
  });
});

import { randomUUID } from 'node:crypto';
import { openAnnotationsStore } from '#node/storage/annotations-store';
import { acquireDataLock } from '#node/storage/data-lock';
import { createFaultyFiles } from '#node/storage/testing/faulty-files';
import { draftOf, numberOf, type Candidate } from './candidate.ts';

/** The app's own store, as the app opens it. */
export const journal: Candidate = {
  name: 'journal',
  open(folder, fault) {
    const lock = acquireDataLock(folder);
    if (!lock.ok) throw new Error(lock.code);
    const store = openAnnotationsStore({
      folder,
      now: () => new Date().toISOString(),
      uuid: randomUUID,
      ...(fault ? { files: createFaultyFiles(fault) } : {}),
    });
    return Promise.resolve({
      save(number, body) {
        const saved = store.save(draftOf(number, body));
        return saved.ok ? Promise.resolve() : Promise.reject(new Error(saved.message));
      },
      read() {
        const notes = new Map(store.list().map(({ id, body }) => [numberOf(id), body]));
        return Promise.resolve({ notes, isTold: store.problems.length > 0 });
      },
      close: () => Promise.resolve(lock.value.release()),
    });
  },
};

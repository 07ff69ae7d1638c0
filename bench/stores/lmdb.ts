import { join } from 'node:path';
import { open } from 'lmdb';
import { seal, unseal, type Candidate } from '../storage/candidate.ts';

/** LMDB, acknowledged only when it is flushed. */
export const lmdb: Candidate = {
  name: 'lmdb',
  paths: (folder) => [join(folder, 'notes.lmdb'), join(folder, 'notes.lmdb-lock'), folder],
  open(folder) {
    const db = open({ path: join(folder, 'notes.lmdb'), encoding: 'string', overlappingSync: false });
    return Promise.resolve({
      async save(number, body) {
        if (!(await db.put(String(number), seal(number, body)))) throw new Error('not put');
        await db.flushed;
      },
      read() {
        const notes = new Map<number, string>();
        let isTold = false;
        for (const { key, value } of db.getRange()) {
          const body = unseal(value);
          if (body === undefined) isTold = true;
          else notes.set(Number(key), body);
        }
        return Promise.resolve({ notes, isTold });
      },
      close: () => db.close(),
    });
  },
};

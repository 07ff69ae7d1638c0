import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { seal, unseal, type Candidate, type Found } from '../storage/candidate.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1).padStart(6, '0'));

/** LevelDB, every write synchronous; where it will not open or be read, its own repair is tried. */
export const classicLevel: Candidate = {
  name: 'classic-level',
  paths: (folder) => [
    ...numbers(12).map((name) => join(folder, 'level', `${name}.log`)),
    ...numbers(12).map((name) => join(folder, 'level', `${name}.ldb`)),
    ...numbers(12).map((name) => join(folder, 'level', `MANIFEST-${name}`)),
    ...numbers(12).map((name) => join(folder, 'level', `${name}.dbtmp`)),
    join(folder, 'level'),
  ],
  async open(folder) {
    const location = join(folder, 'level');
    let db = new ClassicLevel(location);
    let isTold = false;
    const repair = async (): Promise<void> => {
      isTold = true;
      await ClassicLevel.repair(location);
      db = new ClassicLevel(location);
      await db.open();
    };
    try {
      await db.open();
    } catch (error) {
      if (/lock/i.test(causeOf(error))) throw error;
      await repair();
    }
    return {
      save: (number, body) => db.put(String(number), seal(number, body), { sync: true }),
      async read() {
        try {
          return await readAll(db, isTold);
        } catch {
          // A damaged block: what its own tool makes of it counts.
          await db.close();
          await repair();
          return readAll(db, true);
        }
      },
      close: () => db.close(),
    };
  },
};

async function readAll(db: ClassicLevel, told: boolean): Promise<Found> {
  const notes = new Map<number, string>();
  let isTold = told;
  for await (const [key, value] of db.iterator()) {
    const body = unseal(value);
    if (body === undefined) isTold = true;
    else notes.set(Number(key), body);
  }
  return { notes, isTold };
}

function causeOf(error: unknown): string {
  return error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error);
}

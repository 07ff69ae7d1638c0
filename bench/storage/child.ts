// A process that opens one store and does as told. Arguments: mode, store, folder and what the mode takes.
import { createInterface } from 'node:readline';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { classicLevel } from '../stores/classic-level.ts';
import { lmdb } from '../stores/lmdb.ts';
import { bodyOf, draftOf, type Candidate, type OpenStore } from './candidate.ts';
import { electronStore } from './electron-store.ts';
import { journal } from './journal.ts';
import { createDraws } from './draws.ts';
import { measureSpeed } from './child-speed.ts';

const CANDIDATES: readonly Candidate[] = [journal, classicLevel, lmdb, electronStore];
const [, , mode = '', name = '', folder = '', ...rest] = process.argv;
const [first = 0, second = 0] = rest.map(Number);
const candidate = CANDIDATES.find((one) => one.name === name);
if (candidate === undefined) throw new Error(`no store ${name}`);

/** Synchronous, so that what was printed was printed after the save, and none is lost in a buffer. */
const say = (line: string): number => writeSync(1, `${line}\n`);

async function save(store: OpenStore, number: number, bytes?: number): Promise<void> {
  try {
    await store.save(number, bodyOf(number, bytes));
    say(`ack ${number}`);
  } catch {
    say(`fail ${number}`);
  }
}

/** Numbers that are there as they must be, and those that are there and wrong. */
async function look(where: string, bytes?: number) {
  const store = await candidate?.open(where);
  if (store === undefined) throw new Error('no store');
  const { notes, isTold } = await store.read();
  const right = [...notes].filter(([number, body]) => body === bodyOf(number, bytes));
  const found = { right: right.map(([number]) => number), wrong: notes.size - right.length, isTold };
  await store.close();
  return found;
}

const MODES: Readonly<Record<string, (which: Candidate) => Promise<void>>> = {
  /** Saves for ever. `first`: number of the first note. */
  async forever(which) {
    const store = await which.open(folder);
    for (let number = first; ; number += 1) await save(store, number, 600);
  },
  /** Saves the next note for every line of the input; `second` is its size. */
  async step(which) {
    const store = await which.open(folder);
    say('open');
    let number = first;
    for await (const _line of createInterface({ input: process.stdin })) {
      await save(store, number, second);
      number += 1;
    }
    await store.close();
  },
  /** Saves five notes while the n-th call fails; `first` is n, `second` 1 where all after it fail too. */
  async failing(which) {
    const fault = rest[2] === 'port' ? { failAt: first, keepsFailing: second === 1 } : undefined;
    const store = await which.open(folder, fault);
    for (let number = 1; number <= 5; number += 1) await save(store, number);
    // Not closed: the process ends as one that is killed would.
    process.exit(0);
  },
  async read() {
    say(JSON.stringify(await look(folder, first || undefined)));
  },
  /** Fills an empty folder with `first` notes. */
  async fill(which) {
    const store = await which.open(folder);
    for (let number = 1; number <= first; number += 1) await store.save(number, bodyOf(number));
    await store.close();
  },
  /** The same for the store that writes everything at every save: it is given the rest in one go. */
  async 'fill-at-once'() {
    const at = new Date().toISOString();
    const annotations = Array.from({ length: first }, (_, index) => ({
      ...draftOf(index + 1, bodyOf(index + 1)),
      created: at,
      modified: at,
    }));
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, annotations }));
  },
  /** Flips one bit for each seed from `first` to `second`, each in a fresh copy. */
  async flips() {
    for (let seed = first; seed < second; seed += 1) {
      say(`try ${seed}`);
      const copy = join(folder, '..', `flipped-${process.pid}`);
      rmSync(copy, { recursive: true, force: true });
      cpSync(folder, copy, { recursive: true });
      flip(copy, createDraws(seed));
      const found = await look(copy).catch(() => ({ right: [], wrong: 0, isTold: true }));
      say(JSON.stringify({ seed, right: found.right.length, wrong: found.wrong, isTold: found.isTold }));
      rmSync(copy, { recursive: true, force: true });
    }
  },
  async speed(which) {
    say(JSON.stringify(await measureSpeed(which, folder, first)));
  },
};

/** Each byte of the store is as likely to be hit. */
function flip(where: string, draw: (below: number) => number): void {
  const files = readdirSync(where, { recursive: true, encoding: 'utf8' })
    .filter((file) => !/lock/i.test(file) && statSync(join(where, file)).isFile())
    .map((file) => join(where, file));
  const sizes = files.map((file) => statSync(file).size);
  let at = draw(sizes.reduce((sum, size) => sum + size, 0));
  const index = sizes.findIndex((size) => {
    if (at < size) return true;
    at -= size;
    return false;
  });
  const file = files[index] ?? '';
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
  writeFileSync(file, bytes);
}

mkdirSync(folder, { recursive: true });
const run = MODES[mode];
if (run === undefined) throw new Error(`no mode ${mode}`);
await run(candidate);
process.exit(0);

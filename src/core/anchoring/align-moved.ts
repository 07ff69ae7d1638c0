import type { WordMap } from './align-texts.ts';

/** So many words in a row that are found once in what was taken out and once in what was put in are a place that moved. */
const SEED_WORDS = 4;

interface Seed {
  readonly old: number;
  readonly now: number;
}

/**
 * Joins what the difference in order left over: runs of words that were taken out at one place and put in at another.
 * Writes them into `map`; answers which words of the new text these are.
 */
export function alignMoved(old: readonly string[], now: readonly string[], map: WordMap): Uint8Array {
  const moved = new Uint8Array(now.length);
  const inOld = seedsOf(old, map.toAfter);
  const inNow = seedsOf(now, map.toBefore);
  for (const [words, at] of inNow) {
    const from = inOld.get(words);
    if (from === undefined || from < 0 || at < 0) continue;
    extend(old, now, map, moved, { old: from, now: at });
  }
  return moved;
}

/** Where each run of seed length begins that touches no aligned word; -1 where there are several of it. */
function seedsOf(words: readonly string[], map: Int32Array): ReadonlyMap<string, number> {
  const seeds = new Map<string, number>();
  let free = 0;
  for (let at = 0; at < words.length; at += 1) {
    free = map[at] === -1 ? free + 1 : 0;
    if (free < SEED_WORDS) continue;
    const from = at - SEED_WORDS + 1;
    const key = words.slice(from, at + 1).join(' ');
    seeds.set(key, seeds.has(key) ? -1 : from);
  }
  return seeds;
}

function extend(
  old: readonly string[],
  now: readonly string[],
  { toAfter, toBefore }: WordMap,
  moved: Uint8Array,
  seed: Seed,
): void {
  const isFree = (inOld: number, inNow: number): boolean =>
    toAfter[inOld] === -1 && toBefore[inNow] === -1 && old[inOld] === now[inNow];
  const join = (inOld: number, inNow: number): void => {
    toAfter[inOld] = inNow;
    toBefore[inNow] = inOld;
    moved[inNow] = 1;
  };
  for (let at = 0; isFree(seed.old + at, seed.now + at); at += 1) join(seed.old + at, seed.now + at);
  for (let at = 1; isFree(seed.old - at, seed.now - at); at += 1) join(seed.old - at, seed.now - at);
}

import type { DocRef, LanguageIndex } from './search-index.ts';

/** Documents and how well they answer. */
export type Scores = ReadonlyMap<DocRef, number>;

const universes = new WeakMap<LanguageIndex, Scores>();

/** Every document of an index, none better than another. */
export function everyRef(index: LanguageIndex): Scores {
  const known = universes.get(index) ?? new Map(Array.from(index.refs, (ref) => [ref, 0]));
  universes.set(index, known);
  return known;
}

/** Documents in all of them, scores added. */
export function intersect(lists: readonly Scores[]): Scores {
  const [smallest, ...others] = lists.toSorted((a, b) => a.size - b.size);
  const result = new Map<DocRef, number>();
  for (const [ref, score] of smallest ?? []) {
    let sum = score;
    if (others.every((other) => other.has(ref))) {
      for (const other of others) sum += other.get(ref) ?? 0;
      result.set(ref, sum);
    }
  }
  return result;
}

/** Documents in any of them, scores added. */
export function addUp(lists: readonly Scores[]): Scores {
  const result = new Map<DocRef, number>();
  for (const list of lists) for (const [ref, score] of list) result.set(ref, (result.get(ref) ?? 0) + score);
  return result;
}

/** Documents in any of them, the best score kept: other ways to say one thing do not count twice. */
export function bestOf(lists: readonly Scores[]): Scores {
  const result = new Map<DocRef, number>();
  for (const list of lists)
    for (const [ref, score] of list) result.set(ref, Math.max(result.get(ref) ?? 0, score));
  return result;
}

export function scaled(scores: Scores, factor: number): Scores {
  return factor === 1 ? scores : new Map(Array.from(scores, ([ref, score]) => [ref, score * factor]));
}

export function without(scores: Scores, excluded: Scores): Scores {
  return new Map([...scores].filter(([ref]) => !excluded.has(ref)));
}

/** The part that stands in an index. */
export function only(scores: Scores, index: LanguageIndex): Scores {
  return new Map([...scores].filter(([ref]) => index.refs.has(ref)));
}

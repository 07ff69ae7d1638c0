// How well a stemmer keeps families of words together, and apart: for tests and the tables of docs/benchmarks.md.

export interface StemmingFigures {
  /** Of all pairs of words of one family, those with one stem: 1 less the under-stemming. */
  readonly recall: number;
  /** Of all pairs of words with one stem, those of one family: 1 less the over-stemming. */
  readonly precision: number;
  /** Families that share a stem with another one. */
  readonly mixed: number;
  readonly families: number;
  readonly words: number;
}

export function measureStemming(
  families: readonly (readonly string[])[],
  stem: (word: string) => string,
): StemmingFigures {
  const all = families.flatMap((words, family) => words.map((word) => ({ family, stem: stem(word) })));
  const byStem = new Map<string, number[]>();
  for (const one of all) byStem.set(one.stem, [...(byStem.get(one.stem) ?? []), one.family]);
  const joined = [...byStem.values()].reduce((sum, members) => sum + pairs(members.length), 0);
  const right = [...byStem.values()].reduce((sum, members) => {
    const sizes = new Map<number, number>();
    for (const family of members) sizes.set(family, (sizes.get(family) ?? 0) + 1);
    return sum + [...sizes.values()].reduce((inner, size) => inner + pairs(size), 0);
  }, 0);
  const wanted = families.reduce((sum, words) => sum + pairs(words.length), 0);
  const shared = [...byStem.values()]
    .map((members) => new Set(members))
    .filter((members) => members.size > 1);
  const mixed = new Set(shared.flatMap((members) => [...members])).size;
  return {
    recall: right / wanted,
    precision: right / joined,
    mixed,
    families: families.length,
    words: all.length,
  };
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

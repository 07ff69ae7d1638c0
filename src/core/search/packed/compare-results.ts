// Whether two answers are one: the same documents with the same scores in the same order, ties aside.
import type lunr from 'lunr';

interface Scored {
  readonly ref: string;
  readonly score: number;
}

export const SCORE_TOLERANCE = 1e-6;

/** What differs, in a sentence; nothing where the answers agree. */
export function differenceOf(
  stock: readonly lunr.Index.Result[],
  packed: readonly Scored[],
): string | undefined {
  if (stock.length !== packed.length) return `${stock.length} documents, not ${packed.length}`;
  const scores = new Map(stock.map(({ ref, score }) => [ref, score]));
  for (const [at, { ref, score }] of packed.entries()) {
    const wanted = scores.get(ref);
    if (wanted === undefined) return `${ref} is too much`;
    if (!isNear(wanted, score)) return `${ref} has ${score}, not ${wanted}`;
    // At the same rank stands the same score: the order can differ only among documents that tie.
    const ranked = stock[at]?.score ?? NaN;
    if (!isNear(ranked, score)) return `rank ${at} has ${score}, not ${ranked}`;
  }
  return undefined;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= SCORE_TOLERANCE;
}

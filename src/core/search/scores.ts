// Lists of documents of one index, by number and rising, so that two of them are joined in one pass.
import type { DocRef, LanguageIndex } from './search-index.ts';

/** Documents of one index and how well they answer. */
export interface Scores {
  readonly size: number;
  /** Numbers in the index, rising. */
  readonly docs: Uint32Array;
  /** How well each of `docs` answers. */
  readonly values: Float64Array;
}

export const NOTHING: Scores = { size: 0, docs: new Uint32Array(0), values: new Float64Array(0) };

const universes = new WeakMap<LanguageIndex, Scores>();

/** Every document of an index, none better than another. */
export function everyDoc(index: LanguageIndex): Scores {
  const docs = index.living;
  const known = universes.get(index) ?? { size: docs.length, docs, values: new Float64Array(docs.length) };
  universes.set(index, known);
  return known;
}

/** Documents given by name, as far as they stand in an index. */
export function placed(named: ReadonlyMap<DocRef, number>, index: LanguageIndex): Scores {
  const pairs = [...named].flatMap(([ref, score]): readonly (readonly [number, number])[] => {
    const doc = index.numbers.get(ref);
    return doc === undefined ? [] : [[doc, score]];
  });
  const rising = pairs.toSorted(([a], [b]) => a - b);
  return {
    size: rising.length,
    docs: Uint32Array.from(rising, ([doc]) => doc),
    values: Float64Array.from(rising, ([, score]) => score),
  };
}

/** Documents in all of them, scores added. */
export function intersect(lists: readonly Scores[]): Scores {
  const [smallest, ...others] = lists.toSorted((a, b) => a.size - b.size);
  return others.reduce(inBoth, smallest ?? NOTHING);
}

/** Documents in any of them, scores added. */
export function addUp(lists: readonly Scores[]): Scores {
  return lists.reduce((sum, list) => inEither(sum, list, (a, b) => a + b), NOTHING);
}

/** Documents in any of them, the best score kept: other ways to say one thing do not count twice. */
export function bestOf(lists: readonly Scores[]): Scores {
  return lists.reduce((best, list) => inEither(best, list, Math.max), NOTHING);
}

export function scaled(scores: Scores, factor: number): Scores {
  return factor === 1 ? scores : { ...scores, values: scores.values.map((value) => value * factor) };
}

export function without(scores: Scores, excluded: Scores): Scores {
  if (excluded.size === 0) return scores;
  let at = 0;
  return keep(scores, (doc) => {
    at = seek(excluded.docs, doc, at);
    return excluded.docs[at] !== doc;
  });
}

/** Those of which something is so. */
export function keep(scores: Scores, isKept: (doc: number) => boolean): Scores {
  const builder = new ScoreBuilder(scores.size);
  for (let n = 0; n < scores.size; n += 1) {
    const doc = scores.docs[n] ?? 0;
    if (isKept(doc)) builder.add(doc, scores.values[n] ?? 0);
  }
  return builder.done();
}

/** Collects a list whose documents come in rising order. */
export class ScoreBuilder {
  private readonly docs: Uint32Array;
  private readonly values: Float64Array;
  private size = 0;

  /** `most`: no more will come. */
  constructor(most: number) {
    this.docs = new Uint32Array(most);
    this.values = new Float64Array(most);
  }

  add(doc: number, value: number): void {
    this.docs[this.size] = doc;
    this.values[this.size] = value;
    this.size += 1;
  }

  done(): Scores {
    const { size } = this;
    const isFull = size === this.docs.length;
    // Copied, as what is kept must not hold the memory of what was not found.
    return isFull
      ? { size, docs: this.docs, values: this.values }
      : { size, docs: this.docs.slice(0, size), values: this.values.slice(0, size) };
  }
}

function inBoth(few: Scores, many: Scores): Scores {
  const builder = new ScoreBuilder(few.size);
  let at = 0;
  for (let n = 0; n < few.size; n += 1) {
    const doc = few.docs[n] ?? 0;
    at = seek(many.docs, doc, at);
    if (many.docs[at] === doc) builder.add(doc, (few.values[n] ?? 0) + (many.values[at] ?? 0));
  }
  return builder.done();
}

function inEither(a: Scores, b: Scores, join: (a: number, b: number) => number): Scores {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const builder = new ScoreBuilder(a.size + b.size);
  let [m, n] = [0, 0];
  while (m < a.size || n < b.size) {
    const left = a.docs[m] ?? Infinity;
    const right = b.docs[n] ?? Infinity;
    const doc = Math.min(left, right);
    const value =
      left === right
        ? join(valueAt(a, m), valueAt(b, n))
        : valueAt(left < right ? a : b, left < right ? m : n);
    builder.add(doc, value);
    m += Number(left === doc);
    n += Number(right === doc);
  }
  return builder.done();
}

function valueAt({ values }: Scores, place: number): number {
  return values[place] ?? 0;
}

/** The first place from `from` on that is not before `doc`: in growing steps, then by halves. */
function seek(docs: Uint32Array, doc: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < docs.length && (docs[low + step] ?? 0) < doc) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, docs.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((docs[middle] ?? 0) < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}

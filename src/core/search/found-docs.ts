// What a query has found over all languages, by number in the store: a score and a language for each document.
import type { Doc, DocStore } from './doc-store.ts';

/** A document that answers, and the language in which it was found. */
export interface Found {
  readonly doc: Doc;
  readonly score: number;
  readonly lang: string;
}

export class FoundDocs {
  /** Of every document in the store; 0 where it was not found. */
  readonly scores: Float64Array;
  /** 1 + its place in `languages`; 0 where a document was not found. */
  private readonly langs: Uint8Array;
  private listed: Uint32Array | undefined;

  /** `size`: documents of the store. `languages`: in which something may be found, at most 255. */
  constructor(
    size: number,
    readonly languages: readonly string[],
  ) {
    this.scores = new Float64Array(size);
    this.langs = new Uint8Array(size);
  }

  /**
   * Every article and source of a store, none better than another, found in one language; pages of files only where
   * they are asked for: without a word to find on them they are as many as nobody looks through.
   */
  static all({ all }: DocStore, lang: string, hasPages: boolean): FoundDocs {
    const found = new FoundDocs(all.length, [lang]);
    for (const { number, type } of all) if (hasPages || type !== 'page') found.langs[number] = 1;
    return found;
  }

  /** How many were found. */
  get size(): number {
    return this.numbers.length;
  }

  /** What was found, rising. */
  get numbers(): Uint32Array {
    this.listed ??= listSet(this.langs);
    return this.listed;
  }

  has(number: number): boolean {
    return (this.langs[number] ?? 0) > 0;
  }

  scoreOf(number: number): number {
    return this.scores[number] ?? 0;
  }

  /** Place of its language in `languages`; -1 where it was not found. */
  languageOf(number: number): number {
    return (this.langs[number] ?? 0) - 1;
  }

  /** `language`: a place in `languages`. */
  set(number: number, score: number, language: number): void {
    this.scores[number] = score;
    this.langs[number] = language + 1;
    this.listed = undefined;
  }

  delete(number: number): void {
    this.scores[number] = 0;
    this.langs[number] = 0;
    this.listed = undefined;
  }

  /** Those of which something is so. */
  filter(isKept: (number: number) => boolean): FoundDocs {
    const kept = new FoundDocs(this.scores.length, this.languages);
    for (const number of this.numbers)
      if (isKept(number)) kept.set(number, this.scoreOf(number), this.languageOf(number));
    return kept;
  }

  /** The same with other scores. */
  rescored(rescore: (number: number, score: number) => number): FoundDocs {
    const changed = new FoundDocs(this.scores.length, this.languages);
    changed.langs.set(this.langs);
    changed.listed = this.numbers;
    for (const number of this.numbers) changed.scores[number] = rescore(number, this.scoreOf(number));
    return changed;
  }

  /** The highest score; 0 where nothing was found. */
  best(): number {
    return this.scores.reduce((best, score) => Math.max(best, score), 0);
  }

  /** Throws for a number that the store does not have. */
  at(number: number, { all }: DocStore): Found {
    const doc = all[number];
    if (doc === undefined) throw new RangeError(`no document ${number}`);
    return { doc, score: this.scoreOf(number), lang: this.languages[this.languageOf(number)] ?? doc.lang };
  }
}

function listSet(marks: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(marks.length);
  let size = 0;
  for (let number = 0; number < marks.length; number += 1) {
    if (marks[number] === 0) continue;
    numbers[size] = number;
    size += 1;
  }
  return numbers.subarray(0, size);
}

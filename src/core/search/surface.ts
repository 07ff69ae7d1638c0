// The words of an index as people spell them: prefixes, did-you-mean and unaccented spellings go through it,
// because an index of stems cannot answer them (search.md §6).

/** One folded word: in how many documents it stands, and the stems its spellings have. */
export interface SurfaceWord {
  readonly word: string;
  readonly documents: number;
  readonly stems: readonly string[];
}

/** The words of an index, looked up. All questions throw `DamagedIndexError`. */
export interface WordList {
  get(word: string): SurfaceWord | undefined;
  /** The most frequent words that begin with the prefix, at most `limit`; `isCut` where there were more. */
  beginningWith(
    prefix: string,
    limit: number,
  ): { readonly words: readonly SurfaceWord[]; readonly isCut: boolean };
  /** Words within one or two edits, nearest first, then most frequent first. */
  near(word: string, edits: 1 | 2, limit: number): readonly SurfaceWord[];
  /** The words that hold the characters, of any number of documents. */
  containing(characters: string): readonly string[];
}

/** Order by UTF-16 units: the same on every machine. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// The words of an index as people spell them: prefixes, did-you-mean and unaccented spellings go through it,
// because an index of stems cannot answer them (search.md §6).

/** One folded word: in how many documents it stands, and the stems its spellings have. */
export interface SurfaceWord {
  readonly word: string;
  readonly documents: number;
  readonly stems: readonly string[];
}

/** Sorted by word (UTF-16 order), each word once. */
export type Surface = readonly SurfaceWord[];

/** As it is written to the file: stems only where they differ from the word. */
export type SurfaceRow = readonly [word: string, documents: number, ...stems: string[]];

/** The words of an index, looked up. */
export interface WordList {
  get(word: string): SurfaceWord | undefined;
  /** The most frequent words that begin with the prefix, at most `limit`; `isCut` where there were more. */
  beginningWith(prefix: string, limit: number): { readonly words: Surface; readonly isCut: boolean };
  /** Every word, in order. */
  values(): Iterable<SurfaceWord>;
}

/** Collects the words of one language while its documents are added. */
export interface SurfaceBuilder {
  add(document: readonly { readonly word: string; readonly stem: string }[]): void;
  build(): Surface;
}

export function createSurfaceBuilder(): SurfaceBuilder {
  const words = new Map<string, { documents: number; readonly stems: Set<string> }>();
  return {
    add(document) {
      const seen = new Set<string>();
      for (const { word, stem } of document) {
        const entry = words.get(word) ?? { documents: 0, stems: new Set<string>() };
        words.set(word, entry);
        entry.stems.add(stem);
        if (!seen.has(word)) entry.documents += 1;
        seen.add(word);
      }
    },
    build: () =>
      [...words]
        .map(([word, entry]) => ({
          word,
          documents: entry.documents,
          stems: [...entry.stems].toSorted(byUnits),
        }))
        .toSorted((a, b) => byUnits(a.word, b.word)),
  };
}

/** Order by UTF-16 units: the same on every machine. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function toSurfaceRow(entry: SurfaceWord): SurfaceRow {
  const isPlain = entry.stems.length === 1 && entry.stems[0] === entry.word;
  return [entry.word, entry.documents, ...(isPlain ? [] : entry.stems)];
}

export function fromSurfaceRow([word, documents, ...stems]: SurfaceRow): SurfaceWord {
  return { word, documents, stems: stems.length === 0 ? [word] : stems };
}

export function createWordList(surface: Surface): WordList {
  return {
    values: () => surface,
    get(word) {
      const entry = surface[firstFrom(surface, word)];
      return entry?.word === word ? entry : undefined;
    },
    beginningWith(prefix, limit) {
      const from = firstFrom(surface, prefix);
      let to = from;
      while (surface[to]?.word.startsWith(prefix) === true) to += 1;
      const all = surface.slice(from, to);
      if (all.length <= limit) return { words: all, isCut: false };
      const frequent = all.toSorted((a, b) => b.documents - a.documents || byUnits(a.word, b.word));
      return { words: frequent.slice(0, limit), isCut: true };
    },
  };
}

/** Index of the first word that is not before `word`. */
function firstFrom(surface: Surface, word: string): number {
  let low = 0;
  let high = surface.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((surface[middle]?.word ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Stands the packed index behind the interface of an index.
import { readingIndex } from './damaged-index-error.ts';
import { BadIndexError } from './packed/bad-index-error.ts';
import { documentNames } from './packed/document-names.ts';
import { askAnyOf, type PackedIndex } from './packed/packed-index.ts';
import type { Scores } from './scores.ts';
import type { DocRef, IndexField, LanguageIndex } from './search-index.ts';
import type { WordList } from './surface.ts';

/** How much of what was found is kept, counted in documents over all lists: some 10 MB. */
const KEPT_DOCUMENTS = 100_000;

/** An index over packed bytes. `lang` is a base language. */
export function createPackedLanguageIndex(lang: string, index: PackedIndex): LanguageIndex {
  return new PackedLanguageIndex(lang, index);
}

class PackedLanguageIndex implements LanguageIndex {
  readonly words: WordList;
  /** Each keystroke asks again for the words before it, so lists found are kept for a while. */
  private readonly kept = new Map<string, Scores>();
  private keptDocuments = 0;
  /** By document number, those that are no longer there too. */
  private names: readonly DocRef[] | undefined;
  private living: ReadonlySet<DocRef> | undefined;

  constructor(
    readonly lang: string,
    private readonly index: PackedIndex,
  ) {
    this.words = createWordList(lang, index);
  }

  get refs(): ReadonlySet<DocRef> {
    this.living ??= readingIndex(this.lang, () => {
      const { set } = this.index;
      return new Set(this.allNames().filter((_, document) => !set.isRemoved(document)));
    });
    return this.living;
  }

  find(all: readonly string[], fields: readonly IndexField[]): Scores {
    // A star is a wildcard to lunr, wherever it comes from.
    const terms = all.filter((term) => term !== '' && !term.includes('*'));
    if (terms.length === 0) return new Map();
    const key = `${fields.join()} ${terms.join(' ')}`;
    return this.kept.get(key) ?? this.keep(key, this.ask(terms, fields));
  }

  private ask(terms: readonly string[], fields: readonly IndexField[]): Scores {
    return readingIndex(this.lang, () => {
      const names = this.allNames();
      const scores = new Map<DocRef, number>();
      // lunr divides by the length of the query's vector; taking that back makes lists of any length comparable.
      const length = Math.sqrt(terms.length);
      const onMatch = (document: number, score: number): void => {
        scores.set(names[document] ?? '', score * length);
      };
      const found = this.index.find((query) => askAnyOf(query, terms, fields), { limit: 0, onMatch });
      if (!found.ok) throw new BadIndexError(found.message);
      return scores;
    });
  }

  private allNames(): readonly DocRef[] {
    this.names ??= documentNames(this.index.set);
    return this.names;
  }

  private keep(key: string, scores: Scores): Scores {
    this.kept.set(key, scores);
    this.keptDocuments += scores.size;
    for (const [oldest, list] of this.kept) {
      if (this.keptDocuments <= KEPT_DOCUMENTS) break;
      this.kept.delete(oldest);
      this.keptDocuments -= list.size;
    }
    return scores;
  }
}

function createWordList(lang: string, { words }: PackedIndex): WordList {
  return {
    get: (word) => readingIndex(lang, () => words.lookup(word)),
    beginningWith: (prefix, limit) => readingIndex(lang, () => words.expandPrefix(prefix, limit)),
    near: (word, edits, limit) => readingIndex(lang, () => words.near(word, edits, limit)),
    containing: (characters) => readingIndex(lang, () => words.containing(characters)),
  };
}

// Stands the packed index behind the interface of an index.
import { DamagedIndexError, readingIndex } from './damaged-index-error.ts';
import { BadIndexError } from './packed/bad-index-error.ts';
import { documentNames } from './packed/document-names.ts';
import { askAnyOf, type PackedIndex } from './packed/packed-index.ts';
import type { SequenceQuery } from './packed/sequence-matcher.ts';
import { NOTHING, type Scores } from './scores.ts';
import type { DocRef, IndexField, LanguageIndex, PhraseMatcher } from './search-index.ts';
import type { WordList } from './surface.ts';

/** One in so many documents is many. */
const MANY = 16;
/** How much of what was found is kept, counted in documents over all lists: some 10 MB. */
const KEPT_DOCUMENTS = 100_000;

/** The words of the documents, a file for each segment: read when somebody first asks for a phrase. */
export interface SequenceFiles {
  read(): Promise<readonly Uint8Array[]>;
  /** They have been held against the hashes that were signed. */
  readonly isTrusted: boolean;
}

/** An index over packed bytes. `lang` is a base language. */
export function createPackedLanguageIndex(
  lang: string,
  index: PackedIndex,
  sequences?: SequenceFiles,
): LanguageIndex {
  return new PackedLanguageIndex(lang, index, sequences);
}

class PackedLanguageIndex implements LanguageIndex {
  readonly words: WordList;
  /** Each keystroke asks again for the words before it, so lists found are kept for a while. */
  private readonly kept = new Map<string, Scores>();
  private keptDocuments = 0;
  private attaching: Promise<void> | undefined;
  private allNames: readonly DocRef[] | undefined;
  private allLiving: Uint32Array | undefined;
  private byName: ReadonlyMap<DocRef, number> | undefined;
  /** Room for one answer: what was found, in the order of finding, and the score of each document. */
  private readonly matched: Uint32Array;
  private readonly scoreOf: Float64Array;
  /** All 0 between answers. */
  private readonly isFound: Uint8Array;

  constructor(
    readonly lang: string,
    private readonly index: PackedIndex,
    private readonly sequences: SequenceFiles | undefined,
  ) {
    this.words = createWordList(lang, index);
    this.matched = new Uint32Array(index.set.size);
    this.scoreOf = new Float64Array(index.set.size);
    this.isFound = new Uint8Array(index.set.size);
  }

  get names(): readonly DocRef[] {
    this.allNames ??= readingIndex(this.lang, () => documentNames(this.index.set));
    return this.allNames;
  }

  get living(): Uint32Array {
    const { set } = this.index;
    this.allLiving ??= Uint32Array.from({ length: set.size }, (_, document) => document).filter(
      (document) => !set.isRemoved(document),
    );
    return this.allLiving;
  }

  get numbers(): ReadonlyMap<DocRef, number> {
    const { names } = this;
    this.byName ??= new Map(Array.from(this.living, (document) => [names[document] ?? '', document]));
    return this.byName;
  }

  find(all: readonly string[], fields: readonly IndexField[]): Scores {
    // A star is a wildcard to lunr, wherever it comes from.
    const terms = all.filter((term) => term !== '' && !term.includes('*'));
    if (terms.length === 0) return NOTHING;
    const key = `${fields.join()} ${terms.join(' ')}`;
    return this.kept.get(key) ?? this.keep(key, this.ask(terms, fields));
  }

  async phraseMatcher(phrase: SequenceQuery): Promise<PhraseMatcher | undefined> {
    const { sequences, lang } = this;
    if (sequences === undefined) return undefined;
    this.attaching ??= this.attach(sequences);
    await this.attaching;
    const stands = readingIndex(lang, () => this.index.phraseMatcher(phrase));
    return stands && ((document) => readingIndex(lang, () => stands(document)));
  }

  /** What cannot be read is as damaged as what can be read wrongly: the texts have it all. */
  private async attach({ read, isTrusted }: SequenceFiles): Promise<void> {
    const files = await read().catch((error: unknown) => {
      throw new DamagedIndexError(this.lang, error instanceof Error ? error.message : String(error));
    });
    const attached = this.index.attachSequences(files, isTrusted);
    if (!attached.ok) throw new DamagedIndexError(this.lang, attached.message);
  }

  private ask(terms: readonly string[], fields: readonly IndexField[]): Scores {
    return readingIndex(this.lang, () => {
      const { matched, scoreOf } = this;
      let size = 0;
      // lunr divides by the length of the query's vector; taking that back makes lists of any length comparable.
      const length = Math.sqrt(terms.length);
      const onMatch = (document: number, score: number): void => {
        matched[size] = document;
        scoreOf[document] = score * length;
        size += 1;
      };
      const found = this.index.find((query) => askAnyOf(query, terms, fields), { limit: 0, onMatch });
      if (!found.ok) throw new BadIndexError(found.message);
      const docs = this.inOrder(size);
      const values = new Float64Array(size);
      for (let at = 0; at < size; at += 1) values[at] = scoreOf[docs[at] ?? 0] ?? 0;
      return { size, docs, values };
    });
  }

  /** The first `size` of what was found, rising. Where that is much of the index, passing through it is sooner than sorting. */
  private inOrder(size: number): Uint32Array {
    const found = this.matched.slice(0, size);
    if (size * MANY < this.isFound.length) return found.sort();
    for (const document of found) this.isFound[document] = 1;
    let at = 0;
    for (let document = 0; document < this.isFound.length; document += 1) {
      if (this.isFound[document] === 0) continue;
      found[at] = document;
      at += 1;
    }
    this.isFound.fill(0);
    return found;
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

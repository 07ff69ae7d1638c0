import type { Scores } from './scores.ts';
import type { SequenceQuery } from './packed/sequence-matcher.ts';
import type { WordList } from './surface.ts';

/** What can read an index, as an edition names it: the packed format and what stands in its fields. */
export const SEARCH_ENGINE = 'packed/1';
/** Media type of one segment of an index: docs/search-index.md. */
export const INDEX_TYPE = 'application/vnd.attache.search-index';
/** Media type of the words of a segment's documents, one after another: what phrases are looked for in. */
export const SEQUENCES_TYPE = 'application/vnd.attache.search-sequences';

/**
 * Fields of every index. `title` and `all` are what plain words ask (search.md §3); `symbol` holds the symbols of
 * a source and of what an article cites; `source` the titles of what an article cites. Topics and the like are in
 * the catalogue.
 */
export const INDEX_FIELDS = ['title', 'all', 'symbol', 'source'] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];

/** The index of one language, opened. All that search asks of it: what stands behind may be replaced. */
export interface LanguageIndex {
  /** Base language. */
  readonly lang: string;
  /** Documents by their numbers, those that are no longer there too. Throws `DamagedIndexError`, as do all questions. */
  readonly names: readonly DocRef[];
  /** Numbers of the documents that are there, rising. */
  readonly living: Uint32Array;
  /** The same by name. */
  readonly numbers: ReadonlyMap<DocRef, number>;
  /** Its words as people spell them. */
  readonly words: WordList;
  /** Documents with any of the index terms in any of the fields, scored as lunr scores them (BM25). */
  find(terms: readonly string[], fields: readonly IndexField[]): Scores;
  /**
   * Says of documents, told by their numbers, whether a phrase stands in them. Nothing where only their texts can tell:
   * the index was made without their words, or a word of the phrase is too long to be known.
   */
  phraseMatcher(phrase: SequenceQuery): Promise<PhraseMatcher | undefined>;
}

/** Throws `DamagedIndexError`. */
export type PhraseMatcher = (document: number) => boolean;

/** A document's name in the index: `a:<article id>`, `s:<source id>`, or `f:<source id>:<page>` for a page of a source's file. */
export type DocRef = string;

export function articleRef(id: string): DocRef {
  return `a:${id}`;
}

/** A page, from 1, of the file of a source. */
export function pageRef(source: string, page: number): DocRef {
  return `f:${source}:${page}`;
}

export function sourceRef(id: string): DocRef {
  return `s:${id}`;
}

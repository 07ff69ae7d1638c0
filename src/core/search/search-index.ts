import type { Scores } from './scores.ts';
import type { WordList } from './surface.ts';

/** What can read an index file: lunr's version and ours. */
export const SEARCH_ENGINE = 'lunr-2.3.9/1';
export const LUNR_VERSION = '2.3.9';
export const INDEX_FORMAT = 1;

/**
 * Fields of every index. `title` and `all` are what plain words ask (search.md §3); `symbol` holds the symbols of
 * a source and of what an article cites; `source` the titles of what an article cites. Topics and the like are in
 * the catalogue.
 */
export const INDEX_FIELDS = ['title', 'all', 'symbol', 'source'] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];

/** Weights at build time; title below one because `all` holds the title too. */
export const FIELD_BOOSTS: Readonly<Record<IndexField, number>> = {
  title: 0.5,
  all: 1,
  symbol: 0.5,
  source: 0.5,
};

/** The index of one language, opened. All that search asks of it: what stands behind may be replaced. */
export interface LanguageIndex {
  /** Base language. */
  readonly lang: string;
  /** All documents in it. */
  readonly refs: ReadonlySet<DocRef>;
  /** Its words as people spell them. */
  readonly words: WordList;
  /** Documents with any of the index terms in any of the fields, scored as lunr scores them (BM25). */
  find(terms: readonly string[], fields: readonly IndexField[]): Scores;
}

/** A document's name in the index: `a:<article id>` or `s:<source id>`. */
export type DocRef = string;

export function articleRef(id: string): DocRef {
  return `a:${id}`;
}

export function sourceRef(id: string): DocRef {
  return `s:${id}`;
}

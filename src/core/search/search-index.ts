import type lunr from 'lunr';
import type { Surface } from './surface.ts';

/** What can read an index file: lunr's version and ours. */
export const SEARCH_ENGINE = 'lunr-2.3.9/1';
export const LUNR_VERSION = '2.3.9';
export const INDEX_FORMAT = 1;

/**
 * Fields of every index. `title` and `all` are what plain words ask (search.md §3); `symbol` holds the symbols of
 * a source and of what an article cites; `source` the titles of what an article cites; `topic` its topic ids.
 */
export const INDEX_FIELDS = ['title', 'all', 'symbol', 'source', 'topic'] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];

/** Weights at build time; title below one because `all` holds the title too. */
export const FIELD_BOOSTS: Readonly<Record<IndexField, number>> = {
  title: 0.5,
  all: 1,
  symbol: 0.5,
  source: 0.5,
  topic: 0.5,
};

/** The index of one language, opened. */
export interface LanguageIndex {
  readonly lang: string;
  readonly lunr: lunr.Index;
  readonly surface: Surface;
  /** Refs of all documents in it: `a:<article id>` or `s:<source id>`. */
  readonly refs: readonly string[];
}

/** A document's name in the index. */
export type DocRef = string;

export function articleRef(id: string): DocRef {
  return `a:${id}`;
}

export function sourceRef(id: string): DocRef {
  return `s:${id}`;
}

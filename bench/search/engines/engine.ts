// What a benchmark asks of an engine.
import type { Text } from '../corpus.ts';

/** `typing`: all words but the last one are finished. */
export type QueryKind = 'one' | 'any' | 'all' | 'typing' | 'fuzzy' | 'phrase' | 'snippets';

/** Answers and says how many documents it gave back. */
export type Ask = (words: readonly string[]) => number | Promise<number>;

export interface SpeedEngine {
  readonly name: string;
  /** Builds and gives the files, by name; those whose names begin with `index` are the index. */
  build(texts: readonly Text[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Opens what was written into a folder, as an app would when it starts. */
  open(folder: string): Promise<OpenedEngine>;
}

/** Absent kinds are what the engine cannot do. */
export type OpenedEngine = Partial<Readonly<Record<QueryKind, Ask>>>;

/** One way to set up an engine, for relevance. */
export interface RankingVariant {
  readonly settings: string;
  /** Refs of the best documents, best first. */
  rank(query: string): readonly string[] | Promise<readonly string[]>;
}

export interface RankedEngine {
  readonly name: string;
  readonly variants: readonly RankingVariant[];
}

/** Documents that a query may bring back. */
export const LIMIT = 10;
/** Depth of a run. */
export const DEPTH = 1000;

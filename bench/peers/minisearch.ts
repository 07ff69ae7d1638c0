import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import type { Text } from '../search/corpus.ts';
import { DEPTH, LIMIT, type Ask, type RankedEngine, type SpeedEngine } from '../search/engines/engine.ts';
import { stemOf } from './words.ts';

const PLAIN: Options = { fields: ['title', 'body'] };
const STEMMED: Options = { ...PLAIN, processTerm: stemOf };

function create(texts: readonly Text[], options: Options): MiniSearch {
  const index = new MiniSearch(options);
  index.addAll(texts.map(({ ref, title, body }) => ({ id: ref, title, body })));
  return index;
}

/** With lunr's stemmer and stop words through `processTerm`, as its documentation tells. */
export const miniSearchSpeed: SpeedEngine = {
  name: 'MiniSearch',
  build: (texts) =>
    Promise.resolve(new Map([['index.json', Buffer.from(JSON.stringify(create(texts, STEMMED)))]])),
  open: (folder) => {
    const index = MiniSearch.loadJSON(readFileSync(join(folder, 'index.json'), 'utf8'), STEMMED);
    const ask =
      (options: SearchOptions): Ask =>
      (words) =>
        index.search(words.join(' '), options).slice(0, LIMIT).length;
    return Promise.resolve({
      one: ask({}),
      any: ask({}),
      all: ask({ combineWith: 'AND' }),
      typing: ask({ combineWith: 'AND', prefix: (_term, at, terms) => at === terms.length - 1 }),
      fuzzy: ask({ fuzzy: 1 }),
    });
  },
};

export function miniSearchRanked(texts: readonly Text[]): RankedEngine {
  const plain = create(texts, PLAIN);
  const stemmed = create(texts, STEMMED);
  const rank = (index: MiniSearch, options: SearchOptions) => (query: string) =>
    index
      .search(query, options)
      .slice(0, DEPTH)
      .map(({ id }) => id);
  const boosts = [0.5, 1, 2];
  const lengths = [
    { k: 1.2, b: 0.7, d: 0.5 },
    { k: 1.2, b: 0.75, d: 0 },
    { k: 2, b: 0.75, d: 0.5 },
  ];
  return {
    name: 'MiniSearch',
    variants: [
      { settings: 'as it comes', rank: rank(plain, {}) },
      { settings: 'as it comes, fuzzy 0.2, prefix', rank: rank(plain, { fuzzy: 0.2, prefix: true }) },
      ...boosts.flatMap((title) =>
        lengths.map((bm25) => ({
          settings: `stemmer, stop words, title^${title}, k ${bm25.k} b ${bm25.b} d ${bm25.d}`,
          rank: rank(stemmed, { boost: { title }, bm25 }),
        })),
      ),
    ],
  };
}

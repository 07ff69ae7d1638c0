import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  create,
  insertMultiple,
  load,
  save,
  search,
  type Orama,
  type Parameters,
  type Raw,
} from '@orama/orama';
import type { Text } from '../search/corpus.ts';
import { DEPTH, LIMIT, type Ask, type RankedEngine, type SpeedEngine } from '../search/engines/engine.ts';
import { isStopWord, plainWords } from './words.ts';

interface Tokenizer {
  readonly stemming?: boolean;
  readonly stopWords?: readonly string[];
  readonly allowDuplicates?: boolean;
}

function empty(tokenizer: Tokenizer): Orama {
  return create({
    schema: { title: 'string', body: 'string' },
    components: { tokenizer: { language: 'english', stemmerSkipProperties: [], ...tokenizer } },
  });
}

async function build(texts: readonly Text[], tokenizer: Tokenizer): Promise<Orama> {
  const database = empty(tokenizer);
  await insertMultiple(
    database,
    texts.map(({ ref, title, body }) => ({ id: ref, title, body })),
    1000,
  );
  return database;
}

/** lunr's stop words that occur in a collection. */
function stopWordsOf(texts: readonly Text[]): readonly string[] {
  const words = new Set(texts.flatMap(({ body }) => plainWords(body)));
  return [...words].filter(isStopWord);
}

/** Every occurrence counts, as in its best setting for relevance. */
const SPEED: Tokenizer = { stemming: true, allowDuplicates: true };

export const oramaSpeed: SpeedEngine = {
  name: 'Orama',
  build: async (texts) => {
    const raw = save(await build(texts, SPEED));
    // The texts are not part of the index: no other engine here keeps them.
    for (const id of Object.keys(raw.docs.docs)) raw.docs.docs[id] = {};
    return new Map([['index.json', Buffer.from(JSON.stringify(raw))]]);
  },
  open: (folder) => {
    const database = empty(SPEED);
    load(database, JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Raw);
    const ask =
      (options: Partial<Parameters>): Ask =>
      (words) => {
        const found = search(database, { term: words.join(' '), limit: LIMIT, ...options });
        return found instanceof Promise ? found.then(({ hits }) => hits.length) : found.hits.length;
      };
    // It takes every word for a beginning.
    return Promise.resolve({
      one: ask({}),
      any: ask({ threshold: 1 }),
      all: ask({ threshold: 0 }),
      typing: ask({ threshold: 0 }),
      fuzzy: ask({ tolerance: 1 }),
    });
  },
};

export async function oramaRanked(texts: readonly Text[]): Promise<RankedEngine> {
  const rank = (database: Orama, options: Partial<Parameters>) => async (query: string) => {
    const { hits } = await search(database, { term: query, limit: DEPTH, threshold: 1, ...options });
    return hits.map(({ id }) => id);
  };
  const stopWords = stopWordsOf(texts);
  const plain = await build(texts, {});
  const stemmed = await build(texts, { stemming: true });
  const best = await build(texts, { stemming: true, stopWords, allowDuplicates: true });
  return {
    name: 'Orama',
    variants: [
      { settings: 'as it comes', rank: rank(plain, {}) },
      { settings: 'stemming', rank: rank(stemmed, {}) },
      ...[0.5, 1, 2].map((title) => ({
        settings: `stemming, stop words, every occurrence, title^${title}`,
        rank: rank(best, { boost: { title } }),
      })),
      {
        settings: 'stemming, stop words, every occurrence, d 0',
        rank: rank(best, { relevance: { k: 1.2, b: 0.75, d: 0 } }),
      },
    ],
  };
}

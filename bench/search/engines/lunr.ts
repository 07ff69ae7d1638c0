import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import lunr from 'lunr';
import type { Text } from '../corpus.ts';
import { DEPTH, LIMIT, type Ask, type RankedEngine, type SpeedEngine } from './engine.ts';
import { plainWords } from '../../peers/words.ts';

interface Settings {
  readonly boost?: number;
  readonly k1?: number;
  readonly b?: number;
  /** Stop words of a question are dropped too. */
  readonly stopsQueries?: boolean;
}

function create(
  texts: readonly Text[],
  { boost = 1, k1, b, stopsQueries = false }: Settings = {},
): lunr.Index {
  return lunr((builder) => {
    builder.ref('ref');
    builder.field('title', { boost });
    builder.field('body');
    if (k1 !== undefined) builder.k1(k1);
    if (b !== undefined) builder.b(b);
    if (stopsQueries) builder.searchPipeline.before(lunr.stemmer, lunr.stopWordFilter);
    for (const text of texts) builder.add(text);
  });
}

/** As it comes. */
export const lunrSpeed: SpeedEngine = {
  name: 'lunr',
  build: (texts) => Promise.resolve(new Map([['index.json', Buffer.from(JSON.stringify(create(texts)))]])),
  open: (folder) => {
    const index = lunr.Index.load(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as object);
    const ask =
      (build: (query: lunr.Query, words: readonly string[]) => void): Ask =>
      (words) =>
        index.query((query) => build(query, words)).slice(0, LIMIT).length;
    const required = { presence: lunr.Query.presence.REQUIRED };
    const any = ask((query, words) => query.term([...words], {}));
    return Promise.resolve({
      one: any,
      any,
      all: ask((query, words) => query.term([...words], required)),
      typing: ask((query, words) => {
        query.term(words.slice(0, -1), required);
        // As its parser does, which does not stem what has a wildcard.
        query.term(`${words.at(-1) ?? ''}*`, { ...required, usePipeline: false });
      }),
      fuzzy: ask((query, words) => query.term([...words], { editDistance: 1 })),
    });
  },
};

export function lunrRanked(texts: readonly Text[]): RankedEngine {
  const settings: readonly (readonly [string, Settings])[] = [
    ['as it comes', {}],
    ['title^0.5', { boost: 0.5 }],
    ['title^2', { boost: 2 }],
    ['stop words of questions dropped', { stopsQueries: true }],
    ['stop words of questions dropped, title^0.5', { stopsQueries: true, boost: 0.5 }],
    ['stop words of questions dropped, k1 1.5', { stopsQueries: true, k1: 1.5 }],
    ['stop words of questions dropped, b 0.5', { stopsQueries: true, b: 0.5 }],
  ];
  return {
    name: 'lunr',
    variants: settings.map(([name, options]) => {
      const index = create(texts, options);
      const rank = (query: string): readonly string[] =>
        index
          .query((asked) => asked.term([...plainWords(query)], {}))
          .slice(0, DEPTH)
          .map(({ ref }) => ref);
      return { settings: name, rank };
    }),
  };
}

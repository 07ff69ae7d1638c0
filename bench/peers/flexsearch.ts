import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Charset, Encoder, Index, type IndexOptions } from 'flexsearch';
import EnglishPreset from 'flexsearch/lang/en';
import type { Text } from '../search/corpus.ts';
import { DEPTH, LIMIT, type Ask, type RankedEngine, type SpeedEngine } from '../search/engines/engine.ts';

const english = (): Encoder => new Encoder({ ...Charset.Default, ...EnglishPreset });
/** Forward, as a search field needs beginnings of words. */
const SPEED = (): IndexOptions => ({ tokenize: 'forward', encoder: english() });

function create(texts: readonly Text[], options: IndexOptions): Index {
  const index = new Index(options);
  for (const [at, { title, body }] of texts.entries()) index.add(at, `${title}\n${body}`);
  return index;
}

export const flexSearchSpeed: SpeedEngine = {
  name: 'FlexSearch',
  build: (texts) => {
    const parts: [string, string][] = [];
    create(texts, SPEED()).export((key, data) => void parts.push([key, data]));
    return Promise.resolve(new Map([['index.json', Buffer.from(JSON.stringify(parts))]]));
  },
  open: (folder) => {
    const index = new Index(SPEED());
    const parts = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as [string, string][];
    for (const [key, data] of parts) index.import(key, data);
    const ask =
      (suggest: boolean): Ask =>
      (words) =>
        index.search(words.join(' '), { limit: LIMIT, suggest }).length;
    return Promise.resolve({ one: ask(false), any: ask(true), all: ask(false), typing: ask(false) });
  },
};

export function flexSearchRanked(texts: readonly Text[]): RankedEngine {
  const context = { resolution: 9, depth: 2, bidirectional: true };
  const variants: readonly (readonly [string, IndexOptions])[] = [
    ['as it comes, suggest', {}],
    ['English, suggest', { encoder: english() }],
    ['English, resolution 9, suggest', { encoder: english(), resolution: 9 }],
    [
      'English, balanced letters, suggest',
      { encoder: new Encoder({ ...Charset.LatinBalance, ...EnglishPreset }) },
    ],
    ['English, forward, suggest', SPEED()],
    ['English, context, suggest', { encoder: english(), context }],
  ];
  return {
    name: 'FlexSearch',
    variants: variants.map(([settings, options]) => {
      const index = create(texts, options);
      const rank = (query: string): readonly string[] =>
        index.search(query, { limit: DEPTH, suggest: true }).map((at) => texts[Number(at)]?.ref ?? '');
      return { settings, rank };
    }),
  };
}

// All of our search, as `attache search` and the window run it: the query read, every language's index asked, facets
// counted, titles favoured, spelling looked at, and ten hits with marked titles and snippets from the texts on disk.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Catalogue } from '#core/archive/catalogue';
import { buildIndexes } from '#core/search/build-index';
import { sampleArticle, sampleText } from '#core/search/sample-archive';
import { createSearchEngine, type SearchEngine } from '#core/search/search-engine';
import { INDEX_TYPE, SEARCH_ENGINE, SEQUENCES_TYPE } from '#core/search/search-index';
import type { SearchAnswer } from '#core/search/search-types';
import type { Text } from '../corpus.ts';
import { DEPTH, LIMIT, type Ask, type RankedEngine, type SpeedEngine } from './engine.ts';

const ARTICLE_PREFIX = 'text-';

interface Place {
  readonly at: number;
  readonly length: number;
}

function toArticle({ ref, title }: Text): Article {
  return { ...sampleArticle({ id: ref, lang: 'en', title }), published: '1987-02-26' };
}

function toText({ body }: Text): ArticleText {
  return sampleText(body.split('\n').filter((line) => line.trim() !== ''));
}

function catalogueOf(texts: readonly Text[]): Catalogue {
  const articles = texts.map(toArticle);
  return { articles, sources: [], conferences: [], topics: [], organisations: [], terms: [] };
}

/** The index, and the words of its documents. */
function indexFiles(texts: readonly Text[]): readonly Uint8Array[] {
  const byId = new Map(texts.map((text) => [text.ref, toText(text)]));
  return buildIndexes({
    articles: texts.map(toArticle),
    texts: byId,
    sources: [],
    languages: ['en'],
  }).map(({ bytes }) => bytes);
}

/** The engine over files in memory or on disk. */
function engineOver(
  catalogue: Catalogue,
  readIndex: (type: string) => Uint8Array,
  readText: (id: string) => ArticleText,
): SearchEngine {
  return createSearchEngine({
    catalogue,
    indexes: [INDEX_TYPE, SEQUENCES_TYPE].map((type) => ({
      lang: 'en',
      engine: SEARCH_ENGINE,
      sha256: type,
      size: 0,
      type,
    })),
    readIndex: ({ type }) => Promise.resolve(readIndex(type)),
    readText: ({ sha256 }) => Promise.resolve(readText(sha256.slice(ARTICLE_PREFIX.length))),
    // As the command line: nobody waits, so the same question has the same answer on a slow machine.
    now: () => 0,
  });
}

export const attacheSpeed: SpeedEngine = {
  name: 'Attaché, all of search',
  build: (texts) => {
    const bodies: Uint8Array[] = [];
    const places: Record<string, Place> = {};
    let at = 0;
    for (const text of texts) {
      const bytes = Buffer.from(JSON.stringify(toText(text)));
      places[text.ref] = { at, length: bytes.length };
      at += bytes.length;
      bodies.push(bytes);
    }
    const [index = new Uint8Array(), sequences = new Uint8Array()] = indexFiles(texts);
    return Promise.resolve(
      new Map([
        ['index', index],
        ['index-sequences', sequences],
        ['texts', Buffer.concat(bodies)],
        ['catalogue.json', Buffer.from(JSON.stringify({ catalogue: catalogueOf(texts), places }))],
      ]),
    );
  },
  open: async (folder) => {
    const { catalogue, places } = JSON.parse(readFileSync(join(folder, 'catalogue.json'), 'utf8')) as {
      readonly catalogue: Catalogue;
      readonly places: Readonly<Record<string, Place>>;
    };
    const readText = (id: string): ArticleText => {
      const { at, length } = places[id] ?? { at: 0, length: 0 };
      const bytes = Buffer.alloc(length);
      const file = openSync(join(folder, 'texts'), 'r');
      readSync(file, bytes, 0, length, at);
      closeSync(file);
      return JSON.parse(bytes.toString('utf8')) as ArticleText;
    };
    // The words in order are read when the first phrase is asked.
    const readIndex = (type: string): Uint8Array =>
      new Uint8Array(readFileSync(join(folder, type === INDEX_TYPE ? 'index' : 'index-sequences')));
    const engine = engineOver(catalogue, readIndex, readText);
    const rebuilt = await engine.ready();
    if (rebuilt.length > 0) throw new Error('the index that was just built is refused');
    const ask =
      (toText: (words: readonly string[]) => string, prefixLast = false): Ask =>
      async (words) =>
        (await search(engine, toText(words), LIMIT, prefixLast)).hits.length;
    const spaced = ask((words) => words.join(' '));
    return {
      one: spaced,
      any: ask((words) => words.join(' OR ')),
      all: spaced,
      typing: ask((words) => words.join(' '), true),
      fuzzy: spaced,
      phrase: ask((words) => `"${words.join(' ')}"`),
      snippets: spaced,
    };
  },
};

function search(
  engine: SearchEngine,
  text: string,
  limit: number,
  prefixLast = false,
): Promise<SearchAnswer> {
  return engine.search({ text, lang: 'en', facets: {}, sort: 'relevance', limit, prefixLast });
}

/** What `attache search --batch` asks of the engine, question by question. */
export function attacheRanked(texts: readonly Text[]): RankedEngine {
  const byId = new Map(texts.map((text) => [text.ref, toText(text)]));
  const readText = (id: string): ArticleText => byId.get(id) ?? sampleText([]);
  const [index = new Uint8Array(), sequences = new Uint8Array()] = indexFiles(texts);
  const readIndex = (type: string): Uint8Array => (type === INDEX_TYPE ? index : sequences);
  const engine = engineOver(catalogueOf(texts), readIndex, readText);
  const rank = async (query: string): Promise<readonly string[]> => {
    const { hits } = await search(engine, query, DEPTH);
    return hits.map(({ id }) => id);
  };
  return { name: 'Attaché', variants: [{ settings: 'as `attache search --batch` runs', rank }] };
}

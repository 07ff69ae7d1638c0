// Search over the sample archive, or over any other records and texts, for the tests of search.
import type { ArticleText } from '#core/archive/article-text';
import type { Catalogue } from '#core/archive/catalogue';
import type { IndexRef } from '#core/edition/edition';
import { buildIndexes } from './build-index.ts';
import { openIndex } from './load-index.ts';
import { sampleCatalogue, sampleTexts } from './sample-archive.ts';
import { createSearchEngine, type SearchEngine, type SearchPorts } from './search-engine.ts';
import type { DocStore } from './doc-store.ts';
import { FoundDocs } from './found-docs.ts';
import type { Scores } from './scores.ts';
import { INDEX_TYPE, SEQUENCES_TYPE, type DocRef, type LanguageIndex } from './search-index.ts';
import type { SearchQuery } from './search-types.ts';

/** Ports whose files are in memory; a clock that stands still unless one is given. `texts` are by their hash. */
export function samplePorts(
  catalogue: Catalogue = sampleCatalogue(),
  texts: ReadonlyMap<string, ArticleText> = sampleTexts(),
  now: () => number = () => 0,
): SearchPorts {
  const byId = new Map(
    catalogue.articles.flatMap(({ id, text }) => {
      const found = texts.get(text.sha256);
      return found === undefined ? [] : [[id, found] as const];
    }),
  );
  const { articles, sources } = catalogue;
  const built = buildIndexes({ articles, sources, texts: byId, languages: [] });
  const files = new Map(built.map((file) => [nameOf(file), file.bytes]));
  const indexes: readonly IndexRef[] = built.map((file) => {
    const { lang, engine, type, bytes } = file;
    return { lang, engine, sha256: nameOf(file), size: bytes.length, type };
  });
  return {
    catalogue,
    indexes,
    now,
    readIndex: (ref) => readFrom(files, ref.sha256),
    readText: (ref) => readFrom(texts, ref.sha256),
  };
}

function nameOf({ lang, type }: Pick<IndexRef, 'lang' | 'type'>): string {
  return `${type === INDEX_TYPE ? 'index' : 'sequences'}-${lang}`;
}

function readFrom<T>(files: ReadonlyMap<string, T>, name: string): Promise<T> {
  const file = files.get(name);
  return file === undefined ? Promise.reject(new Error(`no ${name}`)) : Promise.resolve(file);
}

export function sampleEngine(ports: SearchPorts = samplePorts()): SearchEngine {
  return createSearchEngine(ports);
}

/** The index of one language of the sample archive, opened from its files. */
export async function sampleIndex(lang: string, ports: SearchPorts = samplePorts()): Promise<LanguageIndex> {
  const refs = ports.indexes.filter((one) => one.lang === lang);
  const readAll = (type: string): Promise<readonly Uint8Array[]> =>
    Promise.all(refs.filter((ref) => ref.type === type).map((ref) => ports.readIndex(ref)));
  const readSequences = (): Promise<readonly Uint8Array[]> => readAll(SEQUENCES_TYPE);
  const index = openIndex(await readAll(INDEX_TYPE), lang, { readSequences });
  if (!index.ok) throw new Error(index.message);
  return index.value;
}

/** A finished query in an English window, with what a test says otherwise. */
export function sampleQuery(text: string, over: Partial<SearchQuery> = {}): SearchQuery {
  return { text, lang: 'en', facets: {}, sort: 'relevance', limit: 20, prefixLast: false, ...over };
}

/** A list of documents by their names, in the order of the index. */
export function byName(scores: Scores, { names }: LanguageIndex): ReadonlyMap<DocRef, number> {
  return new Map(Array.from(scores.docs, (doc, place) => [names[doc] ?? '', scores.values[place] ?? NaN]));
}

/** What would have been found, as `[ref, score, language]`; English unless told. */
export function foundOf(
  { all, docs }: DocStore,
  ...list: readonly (readonly [DocRef, number, string?])[]
): FoundDocs {
  const languages = [...new Set(['en', ...list.map(([, , lang]) => lang ?? 'en')])];
  const found = new FoundDocs(all.length, languages);
  for (const [ref, score, lang = 'en'] of list)
    found.set(docs.get(ref)?.number ?? -1, score, languages.indexOf(lang));
  return found;
}

// Brings the index of every language into memory; one that is missing or damaged is made again from the texts.
import type { BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Catalogue } from '#core/archive/catalogue';
import type { Source } from '#core/archive/source';
import { pagesWithText, type PageTexts } from '#core/archive/source-file';
import type { IndexRef } from '#core/edition/edition';
import { fail, type Result } from '#core/result';
import { baseLanguage } from './analyzer.ts';
import { buildLanguage } from './build-index.ts';
import { fileLanguage, sourceLanguages } from './index-documents.ts';
import { MAX_SEGMENTS, openIndex } from './load-index.ts';
import { INDEX_TYPE, SEARCH_ENGINE, SEQUENCES_TYPE, type LanguageIndex } from './search-index.ts';

export interface IndexPorts {
  readonly catalogue: Catalogue;
  /** Files of indexes, those of one language oldest first. */
  readonly indexes: readonly IndexRef[];
  /** The bytes of an index file, held against the hash that the publisher signed. */
  readIndex(ref: IndexRef): Promise<Uint8Array>;
  readText(ref: BlobRef): Promise<ArticleText>;
  /** What stands on the pages of a source's file. Left out where no source has one. */
  readPages?(ref: BlobRef): Promise<PageTexts>;
  /** Told when an index has to be made again, which may take long. */
  onRebuild?(lang: string): void;
}

export interface LoadedIndexes {
  readonly indexes: readonly LanguageIndex[];
  /** Languages whose index was missing or damaged, with the reason. */
  readonly rebuilt: readonly RebuiltIndex[];
}

export interface RebuiltIndex {
  /** Base language. */
  readonly lang: string;
  readonly reason: string;
}

/** Never fails for a bad file; throws only where the texts cannot be read either. */
export async function loadIndexes(ports: IndexPorts): Promise<LoadedIndexes> {
  const languages = languagesOf(ports.catalogue);
  const opened = await Promise.all(
    [...languages].map(async ([lang, documents]) => ({ lang, index: await openOne(ports, lang, documents) })),
  );
  const indexes: LanguageIndex[] = [];
  const rebuilt: RebuiltIndex[] = [];
  for (const { lang, index } of opened) {
    if (!index.ok) rebuilt.push({ lang, reason: index.message });
    indexes.push(index.ok ? index.value : await rebuildIndex(ports, lang));
  }
  return { indexes, rebuilt };
}

/** Makes the index of a base language from the texts. Throws where they cannot be read. */
export async function rebuildIndex(ports: IndexPorts, lang: string): Promise<LanguageIndex> {
  ports.onRebuild?.(lang);
  const articles = ports.catalogue.articles.filter((article) => baseLanguage(article.lang) === lang);
  const texts = new Map<string, ArticleText>();
  for (const article of articles) texts.set(article.id, await ports.readText(article.text));
  const { sources } = ports.catalogue;
  const pages = new Map<string, readonly string[]>();
  for (const source of sources) {
    const file = fileLanguage(source) === lang ? source.file?.pages : undefined;
    const read = file && (await ports.readPages?.(file));
    if (read !== undefined) pages.set(source.id, read.pages);
  }
  return buildLanguage({ articles, texts, pages, sources, languages: [lang] }, lang);
}

/** The language of each page that is a document. */
function pageLanguages(source: Source): readonly string[] {
  const { pages } = source.file ?? {};
  return pages === undefined ? [] : pagesWithText(pages).map(() => fileLanguage(source));
}

/** Base languages in order, with the number of their documents. */
function languagesOf({ articles, sources }: Catalogue): ReadonlyMap<string, number> {
  const all = [
    ...articles.map((article) => baseLanguage(article.lang)),
    ...sources.flatMap(sourceLanguages),
    ...sources.flatMap(pageLanguages),
  ].toSorted();
  const counts = new Map<string, number>();
  for (const lang of all) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  return counts;
}

async function openOne(
  { indexes, readIndex }: IndexPorts,
  lang: string,
  documents: number,
): Promise<Result<LanguageIndex, 'bad-index'>> {
  const ofType = (type: string): readonly IndexRef[] =>
    indexes.filter(
      (one) => one.engine === SEARCH_ENGINE && one.type === type && baseLanguage(one.lang) === lang,
    );
  const [ours, sequences] = [ofType(INDEX_TYPE), ofType(SEQUENCES_TYPE)];
  if (ours.length === 0) return fail('bad-index', 'the edition has none that this version can read');
  if (ours.length > MAX_SEGMENTS) return fail('bad-index', 'more segments than any index has');
  try {
    const segments = await Promise.all(ours.map((ref) => readIndex(ref)));
    const readSequences = (): Promise<readonly Uint8Array[]> =>
      Promise.all(sequences.map((ref) => readIndex(ref)));
    return openIndex(segments, lang, {
      isTrusted: true,
      documents,
      // An older edition has none: its phrases are looked for in the texts.
      ...(sequences.length === 0 ? {} : { readSequences }),
    });
  } catch (error) {
    return fail('bad-index', error instanceof Error ? error.message : String(error));
  }
}

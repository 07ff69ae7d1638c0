// Brings the index of every language into memory; one that is missing or damaged is made again from the texts.
import type { BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Catalogue } from '#core/archive/catalogue';
import type { IndexRef } from '#core/edition/edition';
import { fail, type Result } from '#core/result';
import { baseLanguage } from './analyzer.ts';
import { buildLanguage } from './build-index.ts';
import { sourceLanguages } from './index-documents.ts';
import { parseIndex } from './load-index.ts';
import type { LanguageIndex } from './search-index.ts';

export interface IndexPorts {
  readonly catalogue: Catalogue;
  readonly indexes: readonly IndexRef[];
  /** The JSON of an index file. */
  readIndex(ref: IndexRef): Promise<string>;
  readText(ref: BlobRef): Promise<ArticleText>;
}

export interface LoadedIndexes {
  readonly indexes: readonly LanguageIndex[];
  /** Languages whose file was missing or damaged, with the reason. */
  readonly rebuilt: readonly { readonly lang: string; readonly reason: string }[];
}

/** Never fails for a bad file; throws only where the texts cannot be read either. */
export async function loadIndexes(ports: IndexPorts): Promise<LoadedIndexes> {
  const indexes: LanguageIndex[] = [];
  const rebuilt: { readonly lang: string; readonly reason: string }[] = [];
  for (const lang of languagesOf(ports.catalogue)) {
    const loaded = await loadOne(ports, lang);
    if (loaded.ok) indexes.push(loaded.value);
    else {
      indexes.push(await rebuild(ports, lang));
      rebuilt.push({ lang, reason: loaded.message });
    }
  }
  return { indexes, rebuilt };
}

function languagesOf(catalogue: Catalogue): readonly string[] {
  const all = [
    ...catalogue.articles.map((article) => baseLanguage(article.lang)),
    ...catalogue.sources.flatMap(sourceLanguages),
  ];
  return [...new Set(all)].toSorted();
}

async function loadOne(ports: IndexPorts, lang: string): Promise<Result<LanguageIndex, 'bad-index'>> {
  const ref = ports.indexes.find((one) => baseLanguage(one.lang) === lang);
  if (!ref) return fail('bad-index', 'no index in the edition');
  try {
    return parseIndex(await ports.readIndex(ref), lang);
  } catch (error) {
    return fail('bad-index', error instanceof Error ? error.message : String(error));
  }
}

async function rebuild(ports: IndexPorts, lang: string): Promise<LanguageIndex> {
  const articles = ports.catalogue.articles.filter((article) => baseLanguage(article.lang) === lang);
  const texts = new Map<string, ArticleText>();
  for (const article of articles) texts.set(article.id, await ports.readText(article.text));
  return buildLanguage({ articles, texts, sources: ports.catalogue.sources, languages: [lang] }, lang);
}

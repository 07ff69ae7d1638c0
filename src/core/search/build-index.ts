// Builds the search index of each language: the same content gives the same bytes.
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Source } from '#core/archive/source';
import { analyzerFor, baseLanguage } from './analyzer.ts';
import { pagesWithText } from '#core/archive/source-file';
import {
  articleDocument,
  fileLanguage,
  pageDocument,
  sourceDocument,
  sourceLanguages,
  type IndexDocument,
} from './index-documents.ts';
import { indexSettings } from './index-settings.ts';
import { openIndex } from './load-index.ts';
import { PackedBuilder } from './packed/packed-builder.ts';
import { createTokenSource, type PackedDocument } from './packed/packed-document.ts';
import type { PackedFiles } from './packed/write-segment.ts';
import {
  INDEX_FIELDS,
  INDEX_TYPE,
  SEARCH_ENGINE,
  SEQUENCES_TYPE,
  type LanguageIndex,
} from './search-index.ts';
import { byUnits } from './surface.ts';
import { splitWords } from './tokenizer.ts';

/** What is indexed: articles with their canonical texts, and the sources they cite. */
export interface IndexInput {
  readonly articles: readonly Article[];
  /** By article id. */
  readonly texts: ReadonlyMap<string, ArticleText>;
  readonly sources: readonly Source[];
  /** What stands on the pages of a source's file, by id of the source; left out where no file has any text. */
  readonly pages?: ReadonlyMap<string, readonly string[]>;
  /** Languages of the archive, BCP 47. Others that occur get an index too. */
  readonly languages: readonly string[];
}

/** One file of an index. `lang` is a base language. */
export interface BuiltIndex {
  readonly lang: string;
  readonly engine: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The index of every language that has documents, each as one segment, in the order of the languages. */
export function buildIndexes(
  input: IndexInput,
  languages: readonly string[] = languagesOf(input),
): readonly BuiltIndex[] {
  return languages.flatMap((lang) => {
    const documents = documentsOf(input, lang);
    return documents.length === 0 ? [] : indexFiles(lang, [buildSegment(documents, lang)]);
  });
}

/** The files of one segment. */
export type SegmentFiles = Pick<PackedFiles, 'index' | 'sequences'>;

/** The segments of a language as an edition brings them. */
export function indexFiles(lang: string, segments: readonly SegmentFiles[]): readonly BuiltIndex[] {
  const engine = SEARCH_ENGINE;
  return [
    ...segments.map(({ index }) => ({ lang, engine, type: INDEX_TYPE, bytes: index })),
    ...segments.map(({ sequences }) => ({ lang, engine, type: SEQUENCES_TYPE, bytes: sequences })),
  ];
}

/** Base languages that may have documents, in order. */
export function languagesOf(input: IndexInput): readonly string[] {
  const all = [
    ...input.languages,
    ...input.articles.map((article) => article.lang),
    ...input.sources.flatMap(sourceLanguages),
  ];
  return [...new Set(all.map(baseLanguage))].toSorted(byUnits);
}

/** The index of one language, in memory: how a missing or damaged file is replaced. */
export function buildLanguage(input: IndexInput, lang: string): LanguageIndex {
  return buildIndexOf(documentsOf(input, lang), lang);
}

/** An index in memory over documents ordered by name. */
export function buildIndexOf(documents: readonly IndexDocument[], lang: string): LanguageIndex {
  const { index, sequences } = buildSegment(documents, lang);
  const hasParts = documents.some(({ parts }) => parts.length > 0);
  const opened = openIndex([index], lang, {
    isTrusted: true,
    ...(hasParts ? { readSequences: () => Promise.resolve([sequences]) } : {}),
  });
  // What was just written can be read, or there is a bug.
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
}

/** All of one language's documents, ordered by name. */
export function documentsOf(input: IndexInput, lang: string): readonly IndexDocument[] {
  const sources = new Map(input.sources.map((source) => [source.id, source]));
  const articles = input.articles.filter((article) => baseLanguage(article.lang) === lang);
  const found = input.sources.filter((source) => sourceLanguages(source).includes(lang));
  return [
    ...articles.map((article) => articleDocument(article, input.texts.get(article.id), sources)),
    ...found.map((source) => sourceDocument(source, lang)),
    ...input.sources.flatMap((source) => pageDocuments(source, lang, input.pages?.get(source.id))),
  ].toSorted((a, b) => byUnits(a.ref, b.ref));
}

function pageDocuments(
  source: Source,
  lang: string,
  texts: readonly string[] = [],
): readonly IndexDocument[] {
  const { pages } = source.file ?? {};
  if (pages === undefined || fileLanguage(source) !== lang) return [];
  return pagesWithText(pages).flatMap((page) => {
    const text = texts[page - 1];
    return text === undefined ? [] : [pageDocument(source.id, page, text)];
  });
}

function buildSegment(documents: readonly IndexDocument[], lang: string): PackedFiles {
  const builder = new PackedBuilder(indexSettings(lang));
  const cut = documentCutter(lang);
  for (const document of documents) builder.add(cut(document));
  return builder.build();
}

/** Cuts and stems documents of one language as its index wants them. */
export function documentCutter(lang: string): (document: IndexDocument) => PackedDocument {
  const cut = createTokenSource(analyzerFor(lang));
  return (document) => ({
    ref: document.ref,
    tokens: INDEX_FIELDS.map((field) => cut(document[field])),
    parts: document.parts.map((part) => splitWords(part).map(({ text }) => text)),
  });
}

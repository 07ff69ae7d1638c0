// Builds the search index of each language: the same content gives the same bytes.
import lunr from 'lunr';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Source } from '#core/archive/source';
import { analyzerFor, baseLanguage, type Analyzer } from './analyzer.ts';
import { articleDocument, sourceDocument, sourceLanguages, type IndexDocument } from './index-documents.ts';
import { createLunrIndex, type LunrParts } from './lunr-index.ts';
import {
  FIELD_BOOSTS,
  INDEX_FIELDS,
  INDEX_FORMAT,
  SEARCH_ENGINE,
  type LanguageIndex,
} from './search-index.ts';
import { byUnits, createSurfaceBuilder, toSurfaceRow, type SurfaceBuilder } from './surface.ts';
import { tokenize } from './tokenizer.ts';

/** What is indexed: articles with their canonical texts, and the sources they cite. */
export interface IndexInput {
  readonly articles: readonly Article[];
  /** By article id. */
  readonly texts: ReadonlyMap<string, ArticleText>;
  readonly sources: readonly Source[];
  /** Languages of the archive, BCP 47. Others that occur get an index too. */
  readonly languages: readonly string[];
}

/** One index file. `lang` is a base language. */
export interface BuiltIndex {
  readonly lang: string;
  readonly engine: string;
  readonly json: string;
}

/** The index of every language that has documents, ordered by language. */
export function buildIndexes(input: IndexInput): readonly BuiltIndex[] {
  return languagesOf(input).flatMap((lang) => {
    const built = buildParts(input, lang);
    if (built.refs.length === 0) return [];
    const file = {
      version: INDEX_FORMAT,
      engine: SEARCH_ENGINE,
      lang,
      surface: built.surface.map(toSurfaceRow),
      lunr: built.index.toJSON(),
    };
    return [{ lang, engine: SEARCH_ENGINE, json: JSON.stringify(file) }];
  });
}

function languagesOf(input: IndexInput): readonly string[] {
  const all = [
    ...input.languages,
    ...input.articles.map((article) => article.lang),
    ...input.sources.flatMap(sourceLanguages),
  ];
  return [...new Set(all.map(baseLanguage))].toSorted(byUnits);
}

/** The index of one language, in memory: how a missing or damaged file is replaced. */
export function buildLanguage(input: IndexInput, lang: string): LanguageIndex {
  return createLunrIndex(buildParts(input, lang));
}

function buildParts(input: IndexInput, lang: string): LunrParts {
  const documents = documentsOf(input, lang);
  const surface = createSurfaceBuilder();
  const index = buildLunr(documents, analyzerFor(lang), surface);
  return { lang, index, surface: surface.build(), refs: documents.map((document) => document.ref) };
}

function documentsOf(input: IndexInput, lang: string): readonly IndexDocument[] {
  const sources = new Map(input.sources.map((source) => [source.id, source]));
  const articles = input.articles.filter((article) => baseLanguage(article.lang) === lang);
  const found = input.sources.filter((source) => sourceLanguages(source).includes(lang));
  return [
    ...articles.map((article) => articleDocument(article, input.texts.get(article.id), sources)),
    ...found.map((source) => sourceDocument(source, lang)),
  ].toSorted((a, b) => byUnits(a.ref, b.ref));
}

function buildLunr(
  documents: readonly IndexDocument[],
  analyzer: Analyzer,
  surface: SurfaceBuilder,
): lunr.Index {
  const builder = new lunr.Builder();
  builder.ref('ref');
  for (const field of INDEX_FIELDS) builder.field(field, { boost: FIELD_BOOSTS[field] });
  // Cutting and stemming happen here, once for the index and the surface list; lunr's own pipelines stay empty.
  let heard: { readonly word: string; readonly stem: string }[] = [];
  const cut = (text: string): lunr.Token[] =>
    tokenize(text).flatMap((token) => {
      if (analyzer.isStopWord(token)) return [];
      const stem = analyzer.stemOf(token);
      heard.push({ word: token.text, stem });
      return [new lunr.Token(stem, {})];
    });
  // lunr's types call the tokenizer a namespace with separators; at run time any function is one (lunr.Builder#tokenizer).
  builder.tokenizer = cut as unknown as typeof lunr.tokenizer;
  for (const document of documents) {
    heard = [];
    builder.add(document);
    surface.add(heard);
  }
  return builder.build();
}

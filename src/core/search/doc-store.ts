// What search knows of every document without opening its text.
import type { Article, ArticleKind } from '#core/archive/article';
import type { Catalogue } from '#core/archive/catalogue';
import type { Source } from '#core/archive/source';
import { pagesWithText } from '#core/archive/source-file';
import { assertNever } from '#core/assert-never';
import { symbolKey, symbolKeys } from '#core/symbols/symbol-keys';
import { parseUnSymbol } from '#core/symbols/un-symbol';
import { DEFAULT_SOURCE_LANGUAGE, symbolsOf } from './index-documents.ts';
import { articleRef, pageRef, sourceRef, type DocRef } from './search-index.ts';
import type { FacetName } from './search-types.ts';

interface DocBase {
  readonly ref: DocRef;
  /** Its place in `DocStore.all`. */
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  /** ISO 8601, year at least; empty where unknown. */
  readonly date: string;
  readonly authors: readonly string[];
}

export interface ArticleDoc extends DocBase {
  readonly type: 'article';
  readonly article: Article;
  readonly kind: ArticleKind;
}

export interface SourceDoc extends DocBase {
  readonly type: 'source';
  readonly source: Source;
  readonly kind: string;
}

/** A page of a source's file; its title is the source's, its id the source's with the page behind it. */
export interface PageDoc extends DocBase {
  readonly type: 'page';
  readonly source: Source;
  /** From 1. */
  readonly page: number;
  readonly kind: typeof FILE_KIND;
}

/** What pages of files are called among the kinds of articles and sources. */
export const FILE_KIND = 'file';

export type Doc = ArticleDoc | SourceDoc | PageDoc;

export interface DocStore {
  /** Articles first, pages of files last. */
  readonly all: readonly Doc[];
  readonly docs: ReadonlyMap<DocRef, Doc>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Refs of the articles that cite a source. */
  readonly citedBy: ReadonlyMap<string, readonly DocRef[]>;
  /** Refs of sources by every form of their UN symbols: `s/res/1325(2000)`, `s/res/1325`, `1325(2000)`, `1325`. */
  readonly bySymbol: ReadonlyMap<string, readonly DocRef[]>;
}

export function createDocStore(catalogue: Catalogue): DocStore {
  const { articles, sources } = catalogue;
  const records: readonly Doc[] = [
    ...articles.map(articleDoc),
    ...sources.map((source, place) => sourceDoc(source, articles.length + place)),
  ];
  const pages = sources.flatMap((source) => {
    const file = source.file?.pages;
    return file === undefined ? [] : pagesWithText(file).map((page) => ({ source, page }));
  });
  const all: readonly Doc[] = [
    ...records,
    ...pages.map(({ source, page }, place) => pageDoc(source, page, records.length + place)),
  ];
  return {
    all,
    docs: byRef(all),
    sources: new Map(sources.map((source) => [source.id, source])),
    citedBy: groupBy(articles, articleRef, citedIds),
    bySymbol: groupBy(sources, sourceRef, symbolForms),
  };
}

/** The values by which a facet counts and narrows. Not kept: of a large archive they would be most of the memory. */
export function facetValues(doc: Doc, facet: FacetName): readonly string[] {
  switch (facet) {
    case 'language':
      return [doc.lang];
    case 'year':
      return yearOf(doc.date);
    case 'kind':
      return [doc.kind];
    case 'topic':
      return doc.type === 'article' ? doc.article.topics : [];
    case 'conference':
      return doc.type === 'article' ? doc.article.conferences : [];
    default:
      return assertNever(facet);
  }
}

function byRef(all: readonly Doc[]): ReadonlyMap<DocRef, Doc> {
  const docs = new Map<DocRef, Doc>();
  for (const doc of all) docs.set(doc.ref, doc);
  return docs;
}

function groupBy<T extends { readonly id: string }>(
  items: readonly T[],
  refOf: (id: string) => DocRef,
  keysOf: (item: T) => readonly string[],
): ReadonlyMap<string, readonly DocRef[]> {
  const groups = new Map<string, DocRef[]>();
  for (const item of items) {
    const keys = keysOf(item);
    for (const key of keys.length > 1 ? new Set(keys) : keys) {
      const group = groups.get(key) ?? [];
      group.push(refOf(item.id));
      groups.set(key, group);
    }
  }
  return groups;
}

function citedIds(article: Article): readonly string[] {
  return article.citations.flatMap((citation) => citation.source ?? []);
}

function symbolForms(source: Source): readonly string[] {
  return symbolsOf(source).flatMap((text) => {
    const symbol = parseUnSymbol(text);
    return symbol === undefined ? [] : [...symbolKeys(symbol), ...symbol.shortForms.map(symbolKey)];
  });
}

function articleDoc(article: Article, number: number): ArticleDoc {
  return {
    type: 'article',
    ref: articleRef(article.id),
    number,
    id: article.id,
    title: article.title,
    lang: article.lang,
    kind: article.kind,
    date: article.published,
    authors: article.authors,
    article,
  };
}

function sourceDoc(source: Source, number: number): SourceDoc {
  const date = source.issued ?? source.adopted ?? '';
  const lang = source.language ?? DEFAULT_SOURCE_LANGUAGE;
  return {
    type: 'source',
    ref: sourceRef(source.id),
    number,
    id: source.id,
    title: source.title,
    lang,
    kind: source.kind,
    date,
    authors: source.author.map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(' ')),
    source,
  };
}

function pageDoc(source: Source, page: number, number: number): PageDoc {
  const { title, lang, date, authors } = sourceDoc(source, number);
  return {
    type: 'page',
    ref: pageRef(source.id, page),
    number,
    id: `${source.id}:${page}`,
    title,
    lang,
    kind: FILE_KIND,
    date,
    authors,
    source,
    page,
  };
}

function yearOf(date: string): readonly string[] {
  const year = /^\d{4}/.exec(date)?.[0];
  return year === undefined ? [] : [year];
}

/** The symbol or number of a source as printed. */
export function numberOf(source: Source): string | undefined {
  return symbolsOf(source)[0];
}

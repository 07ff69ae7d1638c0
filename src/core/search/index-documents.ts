// What of an article or a source goes into which field.
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { LocalizedText } from '#core/archive/localized-text';
import type { Source } from '#core/archive/source';
import { baseLanguage } from './analyzer.ts';
import { articleRef, pageRef, sourceRef, type IndexField } from './search-index.ts';

/** One document of one language's index. */
export type IndexDocument = Readonly<Record<IndexField, string>> & {
  readonly ref: string;
  /** What phrases are looked for in, each by itself, the title first; none where phrases ask the text. */
  readonly parts: readonly string[];
};

/** Language of a source whose record names none. */
export const DEFAULT_SOURCE_LANGUAGE = 'en';

/** Keeps words of neighbouring texts from touching. */
const GAP = '\n';

export function articleDocument(
  article: Article,
  text: ArticleText | undefined,
  sources: ReadonlyMap<string, Source>,
): IndexDocument {
  const cited = citedSources(article, sources);
  return {
    ref: articleRef(article.id),
    title: article.title,
    all: join([article.title, article.summary, text?.text]),
    symbol: join(cited.flatMap(symbolsOf)),
    source: join(cited.flatMap((source) => [...titlesOf(source), source.id.replaceAll('-', ' ')])),
    parts: [...articleHeads(article), text?.text ?? ''],
  };
}

/** What stands above the text of an article and is searched with it. */
export function articleHeads({ title, summary }: Pick<Article, 'title' | 'summary'>): readonly string[] {
  return [title, summary ?? ''].filter((part) => part !== '');
}

/** The sources an article cites, each once, in order. */
export function citedSources(article: Article, sources: ReadonlyMap<string, Source>): readonly Source[] {
  const ids = new Set(article.citations.flatMap((citation) => citation.source ?? []));
  return [...ids].flatMap((id) => sources.get(id) ?? []);
}

/** The languages in which a source can be found: that of its record, and those of its official titles. */
export function sourceLanguages(source: Source): readonly string[] {
  const own = baseLanguage(source.language ?? DEFAULT_SOURCE_LANGUAGE);
  return [...new Set([own, ...Object.keys(source.titles).map(baseLanguage)])];
}

export function sourceDocument(source: Source, lang: string): IndexDocument {
  const title = titleIn(source, lang);
  return {
    ref: sourceRef(source.id),
    title,
    all: sourceText(source, lang),
    symbol: join(symbolsOf(source)),
    source: join([...titlesOf(source), source.id.replaceAll('-', ' ')]),
    parts: textParts(sourceText(source, lang)),
  };
}

/** The lines of a source's text: no phrase reaches from one into the next. */
export function textParts(text: string): readonly string[] {
  return text.split(GAP).filter((part) => part !== '');
}

/** The language of a source's file: its pages stand in this index only. */
export function fileLanguage(source: Source): string {
  return baseLanguage(source.language ?? DEFAULT_SOURCE_LANGUAGE);
}

/** A page of a source's file. It is found by its own words: the title would bring every page of the file. */
export function pageDocument(source: string, page: number, text: string): IndexDocument {
  return { ref: pageRef(source, page), title: '', all: text, symbol: '', source: '', parts: [text] };
}

/** The title in a language where there is an official one, else that of the record. */
export function titleIn(source: Source, lang: string): string {
  return titleWithLanguage(source, lang).title;
}

/** The same, and the language that it is in. */
export function titleWithLanguage(
  source: Source,
  lang: string,
): { readonly title: string; readonly lang: string } {
  const official = Object.entries(source.titles).find(([tag]) => baseLanguage(tag) === lang);
  const [tag, title] = official ?? [source.language ?? DEFAULT_SOURCE_LANGUAGE, source.title];
  return { title, lang: tag };
}

/** A source's record as text in one language: what is searched and shown, as there is no body. */
export function sourceText(source: Source, lang: string): string {
  const isOwn = baseLanguage(source.language ?? DEFAULT_SOURCE_LANGUAGE) === lang;
  return join([
    titleIn(source, lang),
    ...(isOwn
      ? [source.title, source.titleShort, source.authority, source.eventTitle, source.containerTitle]
      : []),
    ...(isOwn
      ? [
          source.publisher,
          ...source.author.map((name) => name.literal ?? join([name.given, name.family], ' ')),
        ]
      : []),
    ...symbolsOf(source),
    noteIn(source.note, lang, isOwn),
  ]);
}

function noteIn(note: LocalizedText | undefined, lang: string, isOwn: boolean): string | undefined {
  if (note === undefined || typeof note === 'string') return isOwn ? note : undefined;
  return Object.entries(note).find(([tag]) => baseLanguage(tag) === lang)?.[1];
}

/** Symbols and numbers by which a source is known. */
export function symbolsOf(source: Source): readonly string[] {
  const all = [source.number, ...source.identifiers.map((identifier) => identifier.value)];
  return [...new Set(all.filter((one): one is string => one !== undefined && one !== ''))];
}

function titlesOf(source: Source): readonly string[] {
  return [...new Set([source.title, source.titleShort ?? '', ...Object.values(source.titles)])].filter(
    (one) => one !== '',
  );
}

/** Lines, each once. */
function join(parts: readonly (string | undefined)[], gap = GAP): string {
  return [...new Set(parts.filter((part): part is string => part !== undefined && part !== ''))].join(gap);
}

// Makes what the result list shows of a document: marked title, snippets.
import type { ArticleText } from '#core/archive/article-text';
import { analyzerFor, baseLanguage } from './analyzer.ts';
import { cutText } from './cut-text.ts';
import {
  numberOf,
  type ArticleDoc,
  type Doc,
  type DocStore,
  type PageDoc,
  type SourceDoc,
} from './doc-store.ts';
import { symbolsOf, titleWithLanguage } from './index-documents.ts';
import type { Budget } from './budget.ts';
import { createMatcher, findMarks, type Mark, type Matcher } from './mark.ts';
import { walk, type QueryNode } from './query.ts';
import type { Found } from './found-docs.ts';
import type { LanguageIndex } from './search-index.ts';
import type { ArticleHit, PageHit, SearchHit, SourceHit } from './search-types.ts';
import { makeSnippets, markParts } from './snippet.ts';
import type { TextStore } from './text-store.ts';
import { toWordText } from './word-text.ts';

export interface PresentPorts {
  readonly root: QueryNode;
  readonly indexes: readonly LanguageIndex[];
  readonly store: DocStore;
  readonly texts: TextStore;
  readonly budget: Budget;
  /** The texts are those of the person's notes. */
  readonly isNote: boolean;
  /** Words of the query that a document does not have. */
  missingIn(doc: Doc): readonly string[];
}

/** Of a longer text (a book, not an article) the beginning is shown, unmarked: cutting it takes longer than a query may. */
const LONGEST_MARKED = 300_000;

/** One hit, its text read for the snippets. */
export async function presentHit(found: Found, ports: PresentPorts): Promise<SearchHit> {
  const { doc } = found;
  switch (doc.type) {
    case 'article':
      return articleHit(doc, found, ports);
    case 'source':
      return sourceHit(doc, found, ports);
    case 'page':
      return pageHit(doc, found, ports);
  }
}

async function articleHit(doc: ArticleDoc, found: Found, ports: PresentPorts): Promise<ArticleHit> {
  const text = await ports.texts.read(doc, doc.lang);
  // A note may be in another language than what it is on.
  const marks = marksOf(text, ports.isNote ? found.lang : doc.lang, ports);
  const fallbackAt = marks.length > 0 || ports.isNote ? 0 : citingOffset(doc, ports);
  const snippets = makeSnippets(text, marks, fallbackAt);
  return {
    type: 'article',
    id: doc.id,
    title: ports.isNote ? [{ text: doc.title, hit: false }] : markedTitle(doc.title, doc.lang, ports),
    lang: doc.lang,
    kind: doc.kind,
    published: doc.date,
    score: found.score,
    missing: ports.missingIn(doc),
    snippets: ports.isNote ? snippets.map((snippet) => ({ ...snippet, isNote: true })) : snippets,
  };
}

function marksOf(text: ArticleText, lang: string, ports: PresentPorts): readonly Mark[] {
  if (text.text.length > LONGEST_MARKED || ports.budget.isOver()) return [];
  return findMarks(ports.texts.cut(text), matcherFor(ports, lang, false));
}

/** Found by what it cites, not by its words: shown where it cites. */
function citingOffset(doc: ArticleDoc, ports: PresentPorts): number {
  const matcher = matcherFor(ports, doc.lang, false);
  const named = new Set(walk(ports.root).flatMap((node) => (node.type === 'alias' ? node.sources : [])));
  const citation = doc.article.citations.find((one) => {
    const source = one.source === undefined ? undefined : ports.store.sources.get(one.source);
    return (
      source !== undefined &&
      (named.has(source.id) ||
        symbolsOf(source).some((symbol) => findMarks(cutText(symbol), matcher).length > 0))
    );
  });
  return citation?.places[0]?.offset ?? 0;
}

async function sourceHit(doc: SourceDoc, found: Found, ports: PresentPorts): Promise<SourceHit> {
  const { title: printed, lang } = titleWithLanguage(doc.source, found.lang);
  const title = withoutBrackets(printed);
  const record = (await ports.texts.read(doc, found.lang)).text
    .split('\n')
    .filter((line) => !saysTheSame(line, title));
  const text: ArticleText = { version: 1, text: record.join(' · '), blocks: [] };
  const number = numberOf(doc.source);
  return {
    type: 'source',
    id: doc.id,
    title: markedTitle(title, found.lang, ports),
    lang,
    kind: doc.kind,
    ...(number === undefined ? {} : { number }),
    ...(doc.date === '' ? {} : { published: doc.date }),
    score: found.score,
    missing: ports.missingIn(doc),
    snippets: makeSnippets(text, findMarks(cutText(text.text), matcherFor(ports, found.lang, false))).slice(
      0,
      1,
    ),
  };
}

async function pageHit(doc: PageDoc, found: Found, ports: PresentPorts): Promise<PageHit> {
  const { title, lang } = titleWithLanguage(doc.source, found.lang);
  const text = await ports.texts.read(doc, doc.lang);
  const number = numberOf(doc.source);
  return {
    type: 'page',
    id: doc.source.id,
    page: doc.page,
    pages: doc.source.file?.pages?.count ?? doc.page,
    title: markedTitle(withoutBrackets(title), lang, ports),
    lang,
    kind: doc.kind,
    ...(number === undefined ? {} : { number }),
    ...(doc.date === '' ? {} : { published: doc.date }),
    score: found.score,
    missing: ports.missingIn(doc),
    snippets: makeSnippets(text, marksOf(text, doc.lang, ports)),
  };
}

/** In a record, brackets round all of a title say that it was made up for a work without one; in a list they are noise. */
function withoutBrackets(title: string): string {
  return /^\[([^[\]]+)\]$/.exec(title.trim())?.[1]?.trim() ?? title;
}

/** The same words, whatever stands round them: the title would be shown twice. */
function saysTheSame(line: string, title: string): boolean {
  return toWordText(line).joined === toWordText(title).joined;
}

function markedTitle(title: string, lang: string, ports: PresentPorts): SearchHit['title'] {
  return markParts(title, findMarks(cutText(title), matcherFor(ports, lang, true)));
}

const matchers = new WeakMap<PresentPorts, Map<string, Matcher>>();

/** One matcher per language and query. */
function matcherFor(ports: PresentPorts, lang: string, isTitle: boolean): Matcher {
  const kept = matchers.get(ports) ?? new Map<string, Matcher>();
  matchers.set(ports, kept);
  const base = baseLanguage(lang);
  const key = `${base} ${isTitle}`;
  const index = ports.indexes.find((one) => one.lang === base);
  const matcher = kept.get(key) ?? createMatcher(ports.root, analyzerFor(base), index, isTitle);
  kept.set(key, matcher);
  return matcher;
}

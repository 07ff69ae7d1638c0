// Asks every language's index, the reader's language first, and joins the answers.
import { baseLanguage } from './analyzer.ts';
import type { Doc, DocStore } from './doc-store.ts';
import { createEvaluator, type EvaluationPorts } from './evaluate.ts';
import type { QueryNode } from './query.ts';
import { quoteTerms } from './reshape-query.ts';
import type { Scores } from './scores.ts';
import type { DocRef, LanguageIndex } from './search-index.ts';
import type { SearchSort } from './search-types.ts';
import { spelledWays } from './spellings-in-index.ts';
import { phraseNeedle, toWordText } from './word-text.ts';

/** A document that answers, and the language in which it was found. */
export interface Found {
  readonly doc: Doc;
  readonly score: number;
  readonly lang: string;
}

/** What is found in another language, against what is found in the reader's. */
const OTHER_LANGUAGE_WEIGHT = 0.5;
/** A source's record is a line or two, which BM25 prefers to articles by far; what is named by symbol or name is first anyway. */
const SOURCE_WEIGHT = 0.6;
const SAME_TITLE_SCORE = 10;
const TITLE_BEGINS_FACTOR = 1.3;
/** Longer queries are no titles. */
const LONGEST_TITLE = 20;

/** All documents that answer, unordered. `lang` is the language of the reader. */
export async function runQuery(
  root: QueryNode,
  indexes: readonly LanguageIndex[],
  lang: string,
  ports: EvaluationPorts,
): Promise<readonly Found[]> {
  const best = new Map<DocRef, Found>();
  const excluded = new Set<DocRef>();
  const own = baseLanguage(lang);
  let ownBest = 0;
  for (const index of indexes.toSorted((a, b) => Number(b.lang === own) - Number(a.lang === own))) {
    const evaluator = createEvaluator(index, ports);
    // Stop words are not in the index, but they are in the texts: a query of nothing else is asked as a phrase.
    const scores = (await evaluator.evaluate(root)) ?? (await evaluator.evaluate(quoteTerms(root)));
    const found = foundIn(index, scores ?? new Map(), ports.store);
    if (index.lang === own) ownBest = bestArticle(found);
    const weight = index.lang === own ? 1 : weightBeside(ownBest, bestArticle(found));
    for (const one of found) {
      const before = best.get(one.doc.ref);
      const score = one.score * weight;
      // A source stands in the index of every language it has a title in; it is shown in the reader's.
      const isBetter = before === undefined || (before.lang !== own && before.score < score);
      if (isBetter) best.set(one.doc.ref, { ...one, score });
    }
    for (const node of negated(root))
      for (const ref of (await evaluator.evaluate(node))?.keys() ?? []) excluded.add(ref);
  }
  return [...best.values()].filter((one) => !excluded.has(one.doc.ref));
}

function foundIn(index: LanguageIndex, scores: Scores, store: DocStore): readonly Found[] {
  return [...scores].flatMap(([ref, score]) => {
    const doc = store.docs.get(ref);
    if (doc === undefined) return [];
    return [{ doc, score: doc.type === 'source' ? score * SOURCE_WEIGHT : score, lang: index.lang }];
  });
}

function bestArticle(found: readonly Found[]): number {
  return found.reduce((best, one) => (one.doc.type === 'article' ? Math.max(best, one.score) : best), 0);
}

/**
 * Scores of two indexes do not compare: in a small one every word is rare, and Chinese has more terms to a name.
 * So what is found in another language as well comes at best half as high as the best in the reader's.
 */
function weightBeside(ownBest: number, otherBest: number): number {
  const isHigher = ownBest > 0 && otherBest > ownBest;
  return OTHER_LANGUAGE_WEIGHT * (isHigher ? ownBest / otherBest : 1);
}

/** A source stands in several indexes: what one of them excludes is excluded. */
function negated(root: QueryNode): readonly QueryNode[] {
  if (root.type === 'not') return [root.node];
  return root.type === 'and' ? root.nodes.flatMap((node) => (node.type === 'not' ? [node.node] : [])) : [];
}

/** A title that is the query stands first; one that begins with it stands higher. */
export function favourTitles(found: readonly Found[], text: string): readonly Found[] {
  const whole = phraseNeedle(text, false);
  const words = whole.trim().split(' ').length;
  if (whole === '' || words > LONGEST_TITLE) return found;
  const ways = spelledWays(text).map((way) => ` ${way} `);
  return found.map((one) => {
    const title = titleOf(one.doc);
    if (ways.includes(title)) return { ...one, score: one.score + SAME_TITLE_SCORE };
    return ways.some((way) => title.startsWith(way))
      ? { ...one, score: one.score * TITLE_BEGINS_FACTOR }
      : one;
  });
}

const titles = new WeakMap<Doc, string>();

function titleOf(doc: Doc): string {
  const known = titles.get(doc) ?? toWordText(doc.title).joined;
  titles.set(doc, known);
  return known;
}

/**
 * What answers equally well (to `after:2020` everything does) stands in the reader's language first: `lang`. `cited`
 * has how many articles cite each document.
 */
export function sortFound(
  found: readonly Found[],
  sort: SearchSort,
  lang: string,
  cited: ReadonlyMap<DocRef, number> = new Map(),
): readonly Found[] {
  const own = baseLanguage(lang);
  const byLanguage = (a: Found, b: Found): number => Number(b.lang === own) - Number(a.lang === own);
  const byDate = (a: Found, b: Found): number =>
    compare(b.doc.date, a.doc.date) || compare(a.doc.ref, b.doc.ref);
  const byScore = (a: Found, b: Found): number => b.score - a.score || byLanguage(a, b) || byDate(a, b);
  const citedOf = (one: Found): number => cited.get(one.doc.ref) ?? 0;
  switch (sort) {
    case 'relevance':
      return found.toSorted(byScore);
    case 'date':
      return found.toSorted(byDate);
    case 'cited':
      return found.toSorted((a, b) => citedOf(b) - citedOf(a) || byScore(a, b));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

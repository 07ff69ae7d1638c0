// Asks every language's index, the reader's language first, and joins the answers.
import { baseLanguage } from './analyzer.ts';
import { bestNumbers } from './best-numbers.ts';
import { docNumbers } from './doc-numbers.ts';
import type { Doc, DocStore } from './doc-store.ts';
import { createEvaluator, type EvaluationPorts } from './evaluate.ts';
import { FoundDocs, type Found } from './found-docs.ts';
import type { QueryNode } from './query.ts';
import { quoteTerms } from './reshape-query.ts';
import { NOTHING, type Scores } from './scores.ts';
import type { DocRef, LanguageIndex } from './search-index.ts';
import type { SearchSort } from './search-types.ts';
import { spelledWays } from './spellings-in-index.ts';
import { phraseNeedle, toWordText } from './word-text.ts';

/** What is found in another language, against what is found in the reader's. */
const OTHER_LANGUAGE_WEIGHT = 0.5;
/** A source's record is a line or two, which BM25 prefers to articles by far; what is named by symbol or name is first anyway. */
const SOURCE_WEIGHT = 0.6;
/** What the archive itself says stands before what the works it cites say at the same length. */
const PAGE_WEIGHT = 0.6;
const WEIGHTS: Readonly<Record<Doc['type'], number>> = {
  article: 1,
  source: SOURCE_WEIGHT,
  page: PAGE_WEIGHT,
};
const SAME_TITLE_SCORE = 10;
const TITLE_BEGINS_FACTOR = 1.3;
/** Longer queries are no titles. */
const LONGEST_TITLE = 20;

/** All documents that answer. `lang` is the language of the reader. */
export async function runQuery(
  root: QueryNode,
  indexes: readonly LanguageIndex[],
  lang: string,
  ports: EvaluationPorts,
): Promise<FoundDocs> {
  const own = baseLanguage(lang);
  const ownFirst = indexes.toSorted((a, b) => Number(b.lang === own) - Number(a.lang === own));
  const found = new FoundDocs(
    ports.store.all.length,
    ownFirst.map((index) => index.lang),
  );
  const excluded: number[] = [];
  let ownBest = 0;
  for (const [place, index] of ownFirst.entries()) {
    const evaluator = createEvaluator(index, ports);
    // Stop words are not in the index, but they are in the texts: a query of nothing else is asked as a phrase.
    const scores =
      (await evaluator.evaluate(root)) ?? (await evaluator.evaluate(quoteTerms(root))) ?? NOTHING;
    const one = inStore(index, scores, ports.store);
    const best = bestArticle(one, ports.store);
    if (index.lang === own) ownBest = best;
    mergeFound(found, one, place, own, index.lang === own ? 1 : weightBeside(ownBest, best));
    for (const node of negated(root))
      excluded.push(...inStore(index, (await evaluator.evaluate(node)) ?? NOTHING, ports.store).numbers);
  }
  for (const number of excluded) found.delete(number);
  return found;
}

/** What one index has found, by number in the store. */
interface InStore {
  readonly numbers: Uint32Array;
  readonly scores: Float64Array;
}

function inStore(index: LanguageIndex, scores: Scores, store: DocStore): InStore {
  const numberOf = docNumbers(index, store);
  const numbers = new Uint32Array(scores.size);
  const weighed = new Float64Array(scores.size);
  let size = 0;
  for (let n = 0; n < scores.size; n += 1) {
    const number = numberOf[scores.docs[n] ?? 0] ?? -1;
    const doc = store.all[number];
    if (doc === undefined) continue;
    numbers[size] = number;
    weighed[size] = (scores.values[n] ?? 0) * WEIGHTS[doc.type];
    size += 1;
  }
  return { numbers: numbers.subarray(0, size), scores: weighed.subarray(0, size) };
}

/** A source stands in the index of every language it has a title in; it is shown in the reader's. */
function mergeFound(found: FoundDocs, one: InStore, place: number, own: string, weight: number): void {
  for (let n = 0; n < one.numbers.length; n += 1) {
    const number = one.numbers[n] ?? 0;
    const score = (one.scores[n] ?? 0) * weight;
    const before = found.languageOf(number);
    const isBetter = before < 0 || (found.languages[before] !== own && found.scoreOf(number) < score);
    if (isBetter) found.set(number, score, place);
  }
}

function bestArticle({ numbers, scores }: InStore, { all }: DocStore): number {
  return scores.reduce(
    (best, score, n) => (score > best && all[numbers[n] ?? 0]?.type === 'article' ? score : best),
    0,
  );
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
export function favourTitles(found: FoundDocs, text: string, store: DocStore): FoundDocs {
  const whole = phraseNeedle(text, false);
  const words = whole.trim().split(' ').length;
  if (whole === '' || words > LONGEST_TITLE) return found;
  const ways = spelledWays(text).map((way) => ` ${way} `);
  const beginnings = new Set(ways.map((way) => way.charCodeAt(1)));
  const first = firstLetters(store);
  return found.rescored((number, score) => {
    const doc = store.all[number];
    // A page has no title of its own, only that of its source, which stands for itself.
    if (doc === undefined || doc.type === 'page') return score;
    if (!beginnings.has(letterOf(doc, first))) return score;
    const title = titleOf(doc);
    if (ways.includes(title)) return score + SAME_TITLE_SCORE;
    return ways.some((way) => title.startsWith(way)) ? score * TITLE_BEGINS_FACTOR : score;
  });
}

/** Enough of a title to have its first letter, in UTF-16 units. */
const TITLE_START = 24;
const letters = new WeakMap<DocStore['docs'], Uint16Array>();

/** First letters of titles, as words are folded, by number; 0 where it was not looked for yet. */
function firstLetters({ all, docs }: DocStore): Uint16Array {
  const known = letters.get(docs) ?? new Uint16Array(all.length);
  letters.set(docs, known);
  return known;
}

function letterOf({ title, number }: Doc, known: Uint16Array): number {
  const letter = known[number] ?? 0;
  if (letter !== 0) return letter;
  const start = toWordText(title.slice(0, TITLE_START)).joined;
  // Whatever begins otherwise is looked at whole.
  const found = (start.length > 1 ? start : toWordText(title).joined).charCodeAt(1) || 1;
  known[number] = found;
  return found;
}

const titles = new WeakMap<Doc, string>();

function titleOf(doc: Doc): string {
  const known = titles.get(doc) ?? toWordText(doc.title).joined;
  titles.set(doc, known);
  return known;
}

/** How what was found is to be ordered. */
export interface Order {
  readonly sort: SearchSort;
  /** The language of the reader: what answers equally well (to `after:2020` everything does) stands first in it. */
  readonly lang: string;
  /** How many articles cite each document. */
  readonly cited?: ReadonlyMap<DocRef, number>;
}

/** The first `limit` of some of the documents found, in an order. */
export function firstOf(
  found: FoundDocs,
  numbers: Uint32Array,
  order: Order,
  limit: number,
  store: DocStore,
): readonly Found[] {
  return bestNumbers(numbers, limit, compareBy(found, order, store)).map((number) => found.at(number, store));
}

function compareBy(
  found: FoundDocs,
  { sort, lang, cited = new Map() }: Order,
  { all }: DocStore,
): (a: number, b: number) => number {
  const own = found.languages.map((one) => one === baseLanguage(lang));
  const isOwn = (number: number): number => Number(own[found.languageOf(number)] ?? false);
  const byDate = (a: number, b: number): number =>
    compare(all[b]?.date ?? '', all[a]?.date ?? '') || compare(all[a]?.ref ?? '', all[b]?.ref ?? '');
  const byScore = (a: number, b: number): number =>
    found.scoreOf(b) - found.scoreOf(a) || isOwn(b) - isOwn(a) || byDate(a, b);
  const citedOf = (number: number): number => cited.get(all[number]?.ref ?? '') ?? 0;
  switch (sort) {
    case 'relevance':
      return byScore;
    case 'date':
      return byDate;
    case 'cited':
      return (a, b) => citedOf(b) - citedOf(a) || byScore(a, b);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

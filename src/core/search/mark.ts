// Which places of a text a query hits: cut and stemmed like the index, so a hit is marked where it matched.
import { symbolKey } from '#core/symbols/symbol-keys';
import type { Analyzer } from './analyzer.ts';
import type { CutText } from './cut-text.ts';
import { createNear, findNear, type Near } from './near.ts';
import { walk, type PhraseNode, type QueryNode, type TermNode } from './query.ts';
import { asksOnlyStopWords, quoteTerms } from './reshape-query.ts';
import type { TextRange } from './search-types.ts';
import type { LanguageIndex } from './search-index.ts';
import { otherBeginnings, phraseNeedles } from './spellings-in-index.ts';
import { isSingleHan, stemsOfOtherSpelling, stemsOfToken } from './term-scores.ts';
import { tokenize, type SearchToken } from './tokenizer.ts';
import { findPhrase, phraseNeedle } from './word-text.ts';

/** What to look for in texts of one language. */
export interface Matcher {
  readonly analyzer: Analyzer;
  readonly stems: ReadonlySet<string>;
  /** Folded beginnings of words and symbols. */
  readonly prefixes: readonly string[];
  /** Phrases between spaces, as word-text has them. */
  readonly needles: readonly string[];
  /** Words near each other. */
  readonly nears: readonly Near[];
}

/** A hit; `key` says which part of the query it is for. */
export interface Mark extends TextRange {
  readonly key: string;
}

/** Prepares a query for marking. `isTitle` adds what was asked of titles only. */
export function createMatcher(
  query: QueryNode,
  analyzer: Analyzer,
  index: LanguageIndex | undefined,
  isTitle: boolean,
): Matcher {
  // As it was asked: stop words alone are a phrase.
  const root = asksOnlyStopWords(query, analyzer.lang) ? quoteTerms(query) : query;
  const stems = new Set<string>();
  const prefixes: string[] = [];
  const needles: string[] = [];
  const nears: Near[] = [];
  for (const node of walk(root)) {
    if (node.type === 'term' && isMarked(node.field, isTitle))
      addTerm(node, analyzer, index, { stems, prefixes, needles });
    if (node.type === 'phrase' && isMarked(node.field, isTitle)) addPhrase(node, index, needles, nears);
    if (node.type === 'alias')
      needles.push(...node.names.flatMap(({ name }) => phraseNeedles(name, false, index)));
    if (node.type === 'symbol') {
      stems.add(symbolKey(node.canonical));
      if (node.prefix) prefixes.push(symbolKey(node.canonical));
    }
  }
  return { analyzer, stems, prefixes, needles: needles.filter((needle) => needle !== ''), nears };
}

function addPhrase(
  { text, isOpen, near }: PhraseNode,
  index: LanguageIndex | undefined,
  needles: string[],
  nears: Near[],
): void {
  if (near === undefined) needles.push(...phraseNeedles(text, isOpen, index));
  else nears.push(createNear(text, near, isOpen, index));
}

function isMarked(field: TermNode['field'], isTitle: boolean): boolean {
  return field === undefined || (field === 'title' && isTitle);
}

function addTerm(
  node: TermNode,
  analyzer: Analyzer,
  index: LanguageIndex | undefined,
  into: { readonly stems: Set<string>; readonly prefixes: string[]; readonly needles: string[] },
): void {
  const tokens = tokenize(node.text);
  const last = tokens.at(-1);
  for (const token of tokens) {
    if (isSingleHan(token)) into.needles.push(phraseNeedle(token.text, false));
    else if (!analyzer.isStopWord(token)) {
      into.stems.add(analyzer.stemOf(token));
      if (index)
        for (const stem of [
          ...stemsOfToken(index, analyzer, token),
          ...stemsOfOtherSpelling(index, analyzer, token),
        ])
          into.stems.add(stem);
    }
    if (node.prefix && token.end === last?.end)
      into.prefixes.push(token.text, ...(index ? otherBeginnings(index, token.text) : []));
  }
}

/** All hits in order; they may overlap. */
export function findMarks(text: CutText, matcher: Matcher): readonly Mark[] {
  const marks: Mark[] = [];
  if (matcher.stems.size > 0 || matcher.prefixes.length > 0) {
    for (const token of text.tokens()) {
      const key = keyOfToken(token, matcher);
      if (key !== undefined) marks.push({ start: token.start, end: token.end, key });
    }
  }
  for (const needle of matcher.needles) {
    marks.push(...findPhrase(text.words(), needle).map((range) => ({ ...range, key: needle })));
  }
  for (const near of matcher.nears) {
    marks.push(...findNear(text.words(), near).map((range) => ({ ...range, key: near.key })));
  }
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function keyOfToken(token: SearchToken, matcher: Matcher): string | undefined {
  const prefix = matcher.prefixes.find((one) => token.text.startsWith(one));
  if (prefix !== undefined) return prefix;
  if (matcher.analyzer.isStopWord(token)) return undefined;
  const stem = matcher.analyzer.stemOf(token);
  return matcher.stems.has(stem) ? stem : undefined;
}

/** Ranges in order that do not overlap; touching ones become one. */
export function mergeRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const merged: { readonly start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

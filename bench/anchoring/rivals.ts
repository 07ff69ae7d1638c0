// What others do, to be measured beside us in the same run, written from their documentation and code.
import search from 'approx-string-match';
import type { Place } from '#core/anchoring/passage-anchor';
import type { PassageSelector } from '#core/anchoring/selector';

/** The first place where the words stand, letter for letter. */
export function byExactQuote(text: string, { quote }: PassageSelector): Place | undefined {
  const start = text.indexOf(quote.exact);
  return start < 0 ? undefined : { start, end: start + quote.exact.length };
}

/**
 * As Hypothesis's client anchors: the old place if the quotation stands there; else the best of all approximate matches
 * with at most half the letters wrong, weighed 50 : 20 : 20 : 2 by quotation, words before, words after and distance.
 * There is no least score: the best one always wins.
 */
export function byHypothesis(text: string, { quote, position }: PassageSelector): Place | undefined {
  const { exact } = quote;
  if (text.slice(position.start, position.end) === exact) return position;
  const matches = matchesOf(text, exact, Math.min(256, exact.length / 2));
  let best: Place | undefined;
  let most = -1;
  for (const match of matches) {
    const score = scoreMatch(text, { quote, position } as PassageSelector, match);
    if (score <= most) continue;
    most = score;
    best = match;
  }
  return best;
}

interface Match extends Place {
  readonly errors: number;
}

function matchesOf(text: string, words: string, mostErrors: number): readonly Match[] {
  const exact: Match[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    exact.push({ start: at, end: at + words.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, words, mostErrors);
}

function scoreMatch(text: string, { quote, position }: PassageSelector, match: Match): number {
  const { exact, prefix, suffix } = quote;
  const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
  const after = text.slice(match.end, match.end + suffix.length);
  const distance = Math.abs(match.start - position.start) / text.length;
  const score =
    50 * (1 - match.errors / exact.length) +
    20 * (prefix === '' ? 1 : likeness(before, prefix)) +
    20 * (suffix === '' ? 1 : likeness(after, suffix)) +
    2 * (1 - distance);
  return score / 92;
}

function likeness(text: string, words: string): number {
  if (text === '' || words === '') return 0;
  const found = matchesOf(text, words, words.length)[0];
  return found === undefined ? 0 : 1 - found.errors / words.length;
}

/**
 * Words that were cut at the end of a line ("smug-" above "gling"): joined again where the page or what is known of
 * the word speaks for it, and told as unsure where nothing does. Real compounds keep their hyphen.
 */

import type { PageLine } from './page-lines.ts';
import { joinPieces } from './page-text.ts';
import type { PageNotice } from './page-types.ts';
import { FIELD_WORDS } from './page-words.ts';

/** Joins the pieces of a page's paragraphs; what it was unsure of grows with each. */
export interface PieceJoiner {
  readonly notices: readonly PageNotice[];
  /** `line`: that of the second piece, 1-based. */
  join(first: string, second: string, line: number): string;
}

/** Characters of a cut word that are looked at; it keeps a page without blanks from being read again and again. */
const LONGEST = 80;

type Verdict = 'joined' | 'joined-unsure' | 'compound' | 'compound-unsure';

/** "short- and long-term": the hyphen stands for a word that follows. */
const SUSPENDED = /^(?:and|or|nor|to|und|oder|bis|et|ou|y|o)\s/u;
/** Written with a hyphen, whatever follows, but for a few words that only begin so. */
const PREFIX = /^(?:anti(?!cip|dot|qu)|non|self(?!ish)|well|vice|cross(?!ed|ing|es)|quasi)/u;
/** Often written with one: where the rest is a word of the page, it is one. */
const LIKELY_PREFIXES: ReadonlySet<string> = new Set('co counter ex mid multi post pre pro semi'.split(' '));
/** Second halves of compounds; no word of these languages goes on so after a cut. */
const ENDINGS: ReadonlySet<string> = new Set(
  `up based term level scale wide related led oriented specific sensitive driven funded owned free
  il elle ils elles vous nous être même mêmes delà dessus dessous`.split(/\s+/u),
);

/** Knows the words of a page from all of its lines. */
export function createPieceJoiner(lines: readonly PageLine[]): PieceJoiner {
  const counts = countWordsOf(lines);
  const notices: PageNotice[] = [];
  return {
    notices,
    join(first, second, line) {
      const cut = /(?<left>[\p{L}\p{N}\p{M}’'-]*[\p{L}\p{N}])[-‐]$/u.exec(first.slice(-LONGEST))?.groups?.[
        'left'
      ];
      const right = /^[\p{L}\p{M}]+|^\p{N}+/u.exec(second)?.[0];
      if (cut === undefined || right === undefined) return joinPieces(first, second);
      if (SUSPENDED.test(second)) return `${first} ${second}`;
      // A web address keeps what it has.
      if (/[/@_.:]/u.test(lastWord(first))) return `${first}${second}`;
      const verdict = judge(cut, right, counts);
      const word = verdict.startsWith('joined') ? `${cut}${right}` : `${cut}-${right}`;
      if (verdict.endsWith('unsure')) notices.push(noticeOf(word, line));
      return first.slice(0, first.length - cut.length - 1) + word + second.slice(right.length);
    },
  };
}

function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1);
}

function noticeOf(word: string, line: number): PageNotice {
  const message = `a word was cut at the end of the line; it was taken for "${word}"`;
  return { line, code: 'hyphen-at-line-end', severity: 'unsure', message };
}

function judge(left: string, right: string, counts: ReadonlyMap<string, number>): Verdict {
  // Names, numbers, initials and chains: "Franco-German", "COVID-19", "UN-led", "state-of-the-art".
  if (!/^\p{Ll}/u.test(right) || !/^\p{L}[\p{Ll}\p{M}]*$/u.test(left) || /^\p{Lu}$/u.test(left))
    return 'compound';
  const count = (word: string): number => counts.get(word.toLowerCase()) ?? 0;
  const [joined, compound] = [count(left + right), count(`${left}-${right}`)];
  if (joined + compound > 0) return joined >= compound ? 'joined' : 'compound';
  if (isFieldWord(left + right)) return 'joined';
  const start = left.toLowerCase();
  if (ENDINGS.has(right) || isPrefixed(start, right)) return 'compound';
  const isWord = (word: string): boolean => count(word) > 0 || isFieldWord(word);
  if (isWord(right) && (isWord(start) || LIKELY_PREFIXES.has(start))) return 'compound-unsure';
  return 'joined-unsure';
}

function isPrefixed(start: string, right: string): boolean {
  const match = PREFIX.exec(start + right);
  return match !== null && match[0].length === start.length;
}

function isFieldWord(word: string): boolean {
  return FIELD_WORDS.has(word.toLowerCase());
}

/** How often each word stands whole within a line; the two halves of a cut one are no words. */
function countWordsOf(lines: readonly PageLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [index, { text }] of lines.entries()) {
    const start = isCut(lines[index - 1]?.text ?? '') ? text.indexOf(' ') : 0;
    const end = isCut(text) ? text.lastIndexOf(' ') : text.length;
    const whole = start === -1 || end === -1 ? '' : text.slice(start, end);
    for (const [word] of whole.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*/gu)) {
      const plain = word.replaceAll('‐', '-');
      counts.set(plain, (counts.get(plain) ?? 0) + 1);
    }
  }
  return counts;
}

function isCut(text: string): boolean {
  return /[\p{L}\p{N}][-‐]$/u.test(text.slice(-3));
}

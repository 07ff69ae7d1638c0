/** Citation marks in the text: "[1]", "[1, 2]", "¹". They become placeholders that the writer turns into footnotes. */

import { MARK_CLOSE, MARK_OPEN } from './page-types.ts';

const BRACKETED = /\s?\[\^?(\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)\](?!\()/gu;
const RAISED = /(?<=[\p{L}.,;:!?)"”’»])([⁰¹²³⁴-⁹]+(?:[,˒⸴·][⁰¹²³⁴-⁹]+)*)/gu;
const UNIT_BEFORE = /(?:^|[\s\d/])(?:[kcdm]?m|ft|yd|CO|in)$/u;

export interface MarkedText {
  readonly text: string;
  /** Numbers in order of appearance. */
  readonly numbers: readonly number[];
  /** Marks that no entry of the list answers to; they stay as they are. */
  readonly unknown: readonly number[];
}

/** Replaces the marks whose numbers are in `known`; all others stay as text. */
export function replaceMarks(text: string, known: ReadonlySet<number>): MarkedText {
  const numbers: number[] = [];
  const unknown: number[] = [];
  const put = (original: string, found: readonly number[]): string => {
    if (found.length === 0 || !found.every((number) => known.has(number))) {
      unknown.push(...found.filter((number) => !known.has(number)));
      return original;
    }
    numbers.push(...found);
    return found.map(placeholder).join('');
  };
  const bracketed = text.replace(BRACKETED, (whole: string, list: string) => put(whole, readNumbers(list)));
  const raised = bracketed.replace(RAISED, (whole: string, list: string, at: number) => {
    if (UNIT_BEFORE.test(bracketed.slice(Math.max(0, at - 4), at))) return whole;
    return put(whole, readNumbers(plainDigits(list)));
  });
  return { text: raised, numbers, unknown };
}

/** Digits that a scraper made of raised ones ("agreed.1 The"): only where the whole series 1 … n is there. */
export function replaceGluedMarks(
  texts: readonly string[],
  known: ReadonlySet<number>,
): readonly string[] | undefined {
  const glued = /(?<=\p{Ll}[.,;:!?]["”’»)]?|\p{Ll}["”’»)]|\p{Ll})(\d{1,2})(?=\s+\p{Lu}|\s*$)/gu;
  const found = texts.flatMap((text) => [...text.matchAll(glued)].map((match) => Number(match[1])));
  const isSeries =
    found.length > 0 && found.every((number, index) => number === index + 1) && found.length === known.size;
  if (!isSeries) return undefined;
  return texts.map((text) => text.replace(glued, (digits: string) => placeholder(Number(digits))));
}

/** The stand-in for footnote mark n inside plain text. */
export function placeholder(number: number): string {
  return `${MARK_OPEN}${String(number)}${MARK_CLOSE}`;
}

function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(/\D/gu, ',');
}

/** "1, 3-5" → 1, 3, 4, 5. */
function readNumbers(list: string): readonly number[] {
  return list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split(/[–-]/u).map((digits) => Number.parseInt(digits, 10));
    if (!(last >= first && last - first < 30)) return [];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

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

/** The numbers that marks may have, and the footnotes that each stands for. */
export type KnownMarks = ReadonlyMap<number, readonly number[]>;

/** Replaces the marks whose numbers are in `known`; all others stay as text. */
export function replaceMarks(text: string, known: KnownMarks): MarkedText {
  const numbers: number[] = [];
  const unknown: number[] = [];
  const put = (original: string, found: readonly number[]): string => {
    if (found.length === 0 || !found.every((number) => known.has(number))) {
      unknown.push(...found.filter((number) => !known.has(number)));
      return original;
    }
    const footnotes = found.flatMap((number) => known.get(number) ?? []);
    numbers.push(...footnotes);
    return footnotes.map(placeholder).join('');
  };
  const bracketed = text.replace(BRACKETED, (whole: string, list: string) => put(whole, readNumbers(list)));
  const raised = bracketed.replace(RAISED, (whole: string, list: string, at: number) => {
    if (UNIT_BEFORE.test(bracketed.slice(Math.max(0, at - 4), at))) return whole;
    return put(whole, readNumbers(plainDigits(list)));
  });
  return { text: raised, numbers, unknown };
}

/** "agreed.1 The" (raised digits that a scraper lowered): only where the whole series 1 … n is there. */
const GLUED =
  /(?<=(?:\p{Ll}|\b(?:19|20)\d{2})[.,;:!?]["”’»)]?|\p{Ll}["”’»)]|\p{Ll})(\d{1,2})(?=\s+\p{Lu}|\s*$)/gu;
/** "agreed (1)." */
const IN_BRACKETS = /(?<=[\p{L}\p{N}"”’»)])\s?\((\d{1,2})\)(?=[.,;:!?]|\s|$)/gu;

/**
 * Marks that are not told from other numbers by how they are written, but by that they count 1, 2, 3 … through the
 * list of sources; undefined where they do not.
 */
export function replaceSeries(
  texts: readonly string[],
  known: KnownMarks,
): { readonly texts: readonly string[]; readonly numbers: readonly number[] } | undefined {
  const glued = numbersIn(texts, GLUED);
  const isWhole = glued.length === known.size && glued.every((number, index) => number === index + 1);
  if (glued.length > 0 && isWhole) return replaceAll(texts, GLUED, known, glued);
  const bracketed = numbersIn(texts, IN_BRACKETS);
  return countsUp(bracketed, known) ? replaceAll(texts, IN_BRACKETS, known, bracketed) : undefined;
}

function numbersIn(texts: readonly string[], pattern: RegExp): readonly number[] {
  return texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => Number(match[1])));
}

/** Every new number is one more than the highest before it. */
function countsUp(numbers: readonly number[], known: KnownMarks): boolean {
  let highest = 0;
  for (const number of numbers) {
    if (number > highest + 1 || number === 0 || !known.has(number)) return false;
    highest = Math.max(highest, number);
  }
  return highest > 0;
}

function replaceAll(
  texts: readonly string[],
  pattern: RegExp,
  known: KnownMarks,
  numbers: readonly number[],
) {
  const footnotesOf = (number: number): readonly number[] => known.get(number) ?? [];
  const replaced = texts.map((text) =>
    text.replace(pattern, (_: string, digits: string) =>
      footnotesOf(Number(digits)).map(placeholder).join(''),
    ),
  );
  return { texts: replaced, numbers: numbers.flatMap(footnotesOf) };
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

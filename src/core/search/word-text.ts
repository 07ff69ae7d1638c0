// A text as its folded words in a row: where phrases are looked for.
import type { TextRange } from './search-types.ts';
import { splitWords, type Word } from './tokenizer.ts';

/** Words of a text and the same joined by single spaces, with one at each end. */
export interface WordText {
  readonly words: readonly Word[];
  readonly joined: string;
}

export function toWordText(text: string): WordText {
  const words = splitWords(text);
  return { words, joined: ` ${words.map((word) => word.text).join(' ')} ` };
}

/** A phrase as it is looked for: its words between spaces; open at the end where its last word is unfinished. */
export function phraseNeedle(text: string, isOpen: boolean): string {
  const words = splitWords(text)
    .map((word) => word.text)
    .join(' ');
  if (words === '') return '';
  return isOpen ? ` ${words}` : ` ${words} `;
}

/** The words of a phrase as it is looked for; of an open one the last may go on. */
export interface NeedleWords {
  readonly words: readonly string[];
  readonly isOpen: boolean;
}

export function readNeedle(needle: string): NeedleWords {
  return { words: needle.trim().split(' '), isOpen: !needle.endsWith(' ') };
}

export function hasPhrase(text: WordText, needle: string): boolean {
  return needle !== '' && text.joined.includes(needle);
}

/** Where a phrase stands in the text, in order. */
export function findPhrase(text: WordText, needle: string): readonly TextRange[] {
  if (needle === '' || !text.joined.includes(needle)) return [];
  const places = wordPlaces(text);
  const length = needle.trim().split(' ').length;
  const ranges: TextRange[] = [];
  for (let from = text.joined.indexOf(needle); from >= 0; from = text.joined.indexOf(needle, from + 1)) {
    const first = places.get(from);
    const start = first === undefined ? undefined : text.words[first];
    const end = first === undefined ? undefined : text.words[first + length - 1];
    if (start && end) ranges.push({ start: start.start, end: end.end });
  }
  return ranges;
}

/** From the place of the space before a word to the word's ordinal. */
function wordPlaces(text: WordText): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let at = 0;
  for (const [ordinal, word] of text.words.entries()) {
    places.set(at, ordinal);
    at += word.text.length + 1;
  }
  return places;
}

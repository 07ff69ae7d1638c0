import { splitWords } from '#core/changes/split-words';

/** A text in words and signs, each with its place (UTF-16 units, end exclusive). */
export interface WordedText {
  readonly text: string;
  readonly words: readonly string[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export function wordText(text: string): WordedText {
  const tokens = splitWords(text);
  const starts = new Int32Array(tokens.length);
  const ends = new Int32Array(tokens.length);
  const length = tokens.reduce((sum, { text: word, space }) => sum + word.length + space.length, 0);
  let at = text.length - length;
  for (const [index, { text: word, space }] of tokens.entries()) {
    starts[index] = at;
    ends[index] = at + word.length;
    at += word.length + space.length;
  }
  return { text, words: tokens.map(({ text: word }) => word), starts, ends };
}

/** Words from `from` up to `to`, which is not one of them. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** The words that a passage touches, if only in part; an empty range where it touches none. */
export function wordsWithin({ starts, ends }: WordedText, start: number, end: number): WordRange {
  const from = firstWhere(ends.length, (at) => at < ends.length && (ends[at] ?? 0) > start);
  const to = firstWhere(starts.length, (at) => (starts[at] ?? 0) >= end);
  return { from, to: Math.max(from, to) };
}

/** The least number below `length` for which a condition holds that, once true, stays true; `length` if there is none. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

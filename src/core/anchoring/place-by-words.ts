import type { TextAlignment } from './align-texts.ts';
import { wordsWithin, type WordRange } from './worded-text.ts';

/** A place in the new text that the alignment gives for a passage of the old one. */
export interface PlaceByWords {
  /** UTF-16 units of the new text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Share of the passage that is still there, by the length of its words: 0 to 1. */
  readonly kept: number;
  /** Share of the place and of the passage that they have in common, by the length of the words: 0 to 1. */
  readonly score: number;
  /** How many times as long as the passage the place is, in words. */
  readonly stretch: number;
  readonly isMoved: boolean;
  /** The words right before it and right behind it stood before and behind the passage too. */
  readonly isFramed: boolean;
}

/** Words on each side that frame a place, and how many of them must be the passage's own neighbours. */
const FRAME_WORDS = 4;
const LEAST_FRAME = 2;

/** Words that may lie between two words of one passage in the new text, beside those that lay there in the old one. */
const MOST_BETWEEN = 12;

/** Where the words of a passage went; undefined where none of them is left. */
export function placeByWords(alignment: TextAlignment, start: number, end: number): PlaceByWords | undefined {
  const passage = wordsWithin(alignment.before, start, end);
  const kept = largestChain(alignment, passage);
  const first = kept[0];
  const last = kept.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const { before, after, toAfter, moved } = alignment;
  const from = edge(alignment, first, first - passage.from, -1);
  const to = edge(alignment, last, passage.to - 1 - last, 1);
  const keptLength = lengthOf(kept.map((at) => before.words[at] ?? ''));
  const oldLength = lengthOf(before.words.slice(passage.from, passage.to));
  const newLength = lengthOf(after.words.slice(from, to + 1));
  return {
    start: (after.starts[from] ?? 0) + inset(alignment, first, from, start),
    end: (after.ends[to] ?? 0) - outset(alignment, last, to, end),
    kept: keptLength / oldLength,
    score: keptLength / Math.max(oldLength, newLength),
    stretch: (to + 1 - from) / (passage.to - passage.from),
    isMoved: moved[toAfter[first] ?? -1] === 1,
    isFramed:
      countFrame(alignment, passage.from, from, -1) >= LEAST_FRAME &&
      countFrame(alignment, passage.to - 1, to, 1) >= LEAST_FRAME,
  };
}

/** The passage's words that stand together in the new text, in their order; the longest such group of them. */
function largestChain({ before, toAfter }: TextAlignment, { from, to }: WordRange): readonly number[] {
  const chains: number[][] = [];
  for (let at = from; at < to; at += 1) {
    const now = toAfter[at] ?? -1;
    if (now < 0) continue;
    const chain = chains.at(-1);
    const last = chain?.at(-1) ?? -1;
    const gap = now - (toAfter[last] ?? -1);
    if (chain !== undefined && gap > 0 && gap <= 2 * (at - last) + MOST_BETWEEN) chain.push(at);
    else chains.push([at]);
  }
  const weigh = (chain: readonly number[]): number => lengthOf(chain.map((at) => before.words[at] ?? ''));
  return chains.reduce<readonly number[]>((best, chain) => (weigh(chain) > weigh(best) ? chain : best), []);
}

/**
 * The outermost word of the place on one side: of the words that stand now where words of the passage and of what lay
 * beside it stood, the passage has its share.
 */
function edge({ toAfter, toBefore }: TextAlignment, kept: number, missing: number, step: -1 | 1): number {
  const now = toAfter[kept] ?? 0;
  if (missing === 0) return now;
  const gone = freeBeside(toAfter, kept, step);
  const come = freeBeside(toBefore, now, step);
  const inside = Math.min(missing, gone);
  const share = gone === inside ? Math.min(come, inside) : Math.round((come * inside) / Math.max(1, gone));
  return now + step * Math.min(share, come);
}

/** How many of the words beside the passage are beside the place; past the end of a text there is nothing to miss. */
function countFrame(
  { before, after, toAfter }: TextAlignment,
  old: number,
  now: number,
  step: -1 | 1,
): number {
  let count = 0;
  for (let at = 1; at <= FRAME_WORDS; at += 1) {
    const neighbour = old + step * at;
    if (neighbour < 0 || neighbour >= before.words.length) {
      return now + step < 0 || now + step >= after.words.length ? LEAST_FRAME : count;
    }
    const distance = ((toAfter[neighbour] ?? -1) - now) * step;
    if ((toAfter[neighbour] ?? -1) >= 0 && distance > 0 && distance <= 2 * FRAME_WORDS) count += 1;
  }
  return count;
}

function freeBeside(map: Int32Array, at: number, step: -1 | 1): number {
  let count = 0;
  while (map[at + step * (count + 1)] === -1) count += 1;
  return count;
}

/** How far into its first word the passage begins, where that word is still its first. */
function inset(
  { before, after, toAfter }: TextAlignment,
  first: number,
  from: number,
  start: number,
): number {
  if (toAfter[first] !== from) return 0;
  const length = (after.ends[from] ?? 0) - (after.starts[from] ?? 0);
  return Math.min(Math.max(0, start - (before.starts[first] ?? 0)), length);
}

function outset({ before, after, toAfter }: TextAlignment, last: number, to: number, end: number): number {
  if (toAfter[last] !== to) return 0;
  const length = (after.ends[to] ?? 0) - (after.starts[to] ?? 0);
  return Math.min(Math.max(0, (before.ends[last] ?? 0) - end), length);
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

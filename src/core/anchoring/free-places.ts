import type { TextAlignment } from './align-texts.ts';
import { findSimilar } from './find-similar.ts';
import type { LikelyPlace, Place } from './passage-anchor.ts';
import type { PassageSelector } from './selector.ts';
import { wordsWithin, type WordRange } from './worded-text.ts';

/** A place that belongs to other words of the old text by more than this share is taken. */
const MOST_TAKEN = 0.5;
/** A place like the passage is at most so many times as long, and so much of the passage's length is free in it. */
const LONGEST = 1.5;
const LEAST_FREE = 0.2;

/** Places that are like the passage, beside `place`, and not known to have been something else in the old text. */
export function freePlaces(
  alignment: TextAlignment,
  passage: PassageSelector,
  place: Place | undefined,
): readonly LikelyPlace[] {
  const own = wordsWithin(alignment.before, passage.position.start, passage.position.end);
  const except = place && wordsWithin(alignment.after, place.start, place.end);
  if (!hasRoom(alignment, own, except, passage.quote.exact.length)) return [];
  const places = findSimilar(alignment.after.text, passage.quote.exact);
  return places.filter((found) => !isTaken(alignment, own, found));
}

/**
 * Whether there are enough free words near one another for the passage to be there. Mostly there are not, and then
 * nothing has to be looked for: it would cost more than all the rest.
 */
function hasRoom(
  alignment: TextAlignment,
  own: WordRange,
  except: WordRange | undefined,
  length: number,
): boolean {
  const { starts, ends, words } = alignment.after;
  let free = 0;
  let from = 0;
  const freeLength = (at: number): number => {
    if (except !== undefined && at >= except.from && at < except.to) return 0;
    return isFree(alignment, own, at) ? (words[at]?.length ?? 0) : 0;
  };
  for (let at = 0; at < words.length; at += 1) {
    free += freeLength(at);
    while (from < at && (ends[at] ?? 0) - (starts[from] ?? 0) > LONGEST * length) {
      free -= freeLength(from);
      from += 1;
    }
    if (free >= LEAST_FREE * length) return true;
  }
  return false;
}

function isTaken(alignment: TextAlignment, own: WordRange, place: Place): boolean {
  const { from, to } = wordsWithin(alignment.after, place.start, place.end);
  let taken = 0;
  let all = 0;
  for (let at = from; at < to; at += 1) {
    const length = alignment.after.words[at]?.length ?? 0;
    all += length;
    if (!isFree(alignment, own, at)) taken += length;
  }
  return taken > MOST_TAKEN * all;
}

/** Whether a word of the new text is new, or one of the passage's own. */
function isFree({ toBefore }: TextAlignment, own: WordRange, at: number): boolean {
  const was = toBefore[at] ?? -1;
  return was < 0 || (was >= own.from && was < own.to);
}

import type { TextAlignment } from './align-texts.ts';
import type { Place } from './passage-anchor.ts';
import { wordsWithin } from './worded-text.ts';

/** Words on each side of a passage that are its company: more than one sentence, so that a sentence like it has none. */
const NEIGHBOURS = 40;
/** How far from the place they may stand, in words: some are put in between. */
const REACH = 60;
/** At the edge of what moved, the neighbours of one side are elsewhere. */
const LEAST_SHARE = 0.45;

/** Whether the words round a passage of the old text are round the place of the new one as well. */
export function hasCompany(alignment: TextAlignment, passage: Place, place: Place): boolean {
  const { before, after, toAfter } = alignment;
  const own = wordsWithin(before, passage.start, passage.end);
  const now = wordsWithin(after, place.start, place.end);
  let company = 0;
  let neighbours = 0;
  for (let at = own.from - NEIGHBOURS; at < own.to + NEIGHBOURS; at += 1) {
    if (at < 0 || at >= before.words.length || (at >= own.from && at < own.to)) continue;
    const where = toAfter[at] ?? -1;
    neighbours += 1;
    if (where >= now.from - REACH && where < now.to + REACH && where >= 0) company += 1;
  }
  return company >= LEAST_SHARE * neighbours;
}

/** Whether two places of the new text are near enough to have the same company. */
export function areNear({ after }: TextAlignment, one: Place, other: Place): boolean {
  const left = wordsWithin(after, one.start, one.end);
  const right = wordsWithin(after, other.start, other.end);
  return left.from - right.to < REACH && right.from - left.to < REACH;
}

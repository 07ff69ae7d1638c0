import type { TextRange } from '#core/search/search-types';
import { foldText, originalEnd } from './fold.ts';

/** Most places that are marked at once: one letter occurs thousands of times, and nobody steps through those. */
export const MAX_FOUND = 1000;

export interface Found {
  /** UTF-16 offsets into the text as given; in order, not overlapping, at most {@link MAX_FOUND}. */
  readonly ranges: readonly TextRange[];
  /** There are more places than were counted. */
  readonly isMore: boolean;
}

const NOTHING: Found = { ranges: [], isMore: false };

/**
 * Makes the function that finds words in one text: case, accents, harakat, letter forms, quotes, hyphens and digits
 * of every script count as equal, as in search. The text is folded once.
 */
export function createTextFinder(text: string): (query: string) => Found {
  const { folded, map } = foldText(text);
  return (query) => {
    const wanted = foldText(query.replaceAll(/\s+/gu, ' ')).folded;
    return wanted.trim() === '' ? NOTHING : findAll(folded, map, wanted);
  };
}

function findAll(folded: string, map: Uint32Array, wanted: string): Found {
  const ranges: TextRange[] = [];
  let at = folded.indexOf(wanted);
  while (at !== -1) {
    if (ranges.length === MAX_FOUND) return { ranges, isMore: true };
    const after = at + wanted.length;
    ranges.push({ start: map[at] ?? 0, end: originalEnd(map, after) });
    at = folded.indexOf(wanted, after);
  }
  return { ranges, isMore: false };
}

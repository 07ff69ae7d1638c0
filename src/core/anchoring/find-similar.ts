import search from 'approx-string-match';
import type { LikelyPlace } from './passage-anchor.ts';

/** Least similarity at which a place is worth showing to a person. */
const LEAST_LIKELY = 0.6;
/** Places shown at most. */
const MOST_PLACES = 5;
/** Longer words than these are looked for by their beginning: the cost grows with the square of the length. */
const MOST_UNITS = 2000;
/** Stands in no canonical text, and has the length of what it covers. */
const COVER = '\u0000';

/** The places of a text whose words are the most like these, best first; by edits of single UTF-16 units (Myers 1999). */
export function findSimilar(text: string, words: string): readonly LikelyPlace[] {
  const pattern = words.slice(0, MOST_UNITS);
  const places: LikelyPlace[] = [];
  let left = text;
  while (places.length < MOST_PLACES) {
    const found = nextPlaces(left, pattern);
    const first = found[0];
    if (first === undefined) break;
    places.push(first);
    left = left.slice(0, first.start) + COVER.repeat(first.end - first.start) + left.slice(first.end);
  }
  return places;
}

function nextPlaces(text: string, pattern: string): readonly LikelyPlace[] {
  if (pattern === '') return [];
  const mostErrors = Math.floor(pattern.length * (1 - LEAST_LIKELY));
  return search(text, pattern, mostErrors)
    .filter(({ start, end }) => end > start)
    .map(({ start, end, errors }) => ({ start, end, score: 1 - errors / pattern.length }));
}

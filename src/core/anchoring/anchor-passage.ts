// Decision 25: the word difference first, approximate matching only behind it, and no place that is not sure.
import type { TextAlignment } from './align-texts.ts';
import { areNear, hasCompany } from './company.ts';
import { findSimilar } from './find-similar.ts';
import { freePlaces } from './free-places.ts';
import { haveSameNames } from './names-in-text.ts';
import type { LikelyPlace, PassageAnchor } from './passage-anchor.ts';
import { placeByWords, type PlaceByWords } from './place-by-words.ts';
import type { PassageSelector } from './selector.ts';
import { wordsWithin } from './worded-text.ts';

/** Least share of a passage that must be left for the word difference alone to say where it is. */
const LEAST_KEPT = 0.4;
/** A place of more than so many times the passage's words is another text with some of its words in it. */
const MOST_STRETCH = 2;
/** A place between the passage's own neighbours is it, whatever is left of its words, unless most of it is gone. */
const LEAST_STRETCH = 0.5;
/** Decision 25, for what only approximate matching finds. */
const LEAST_SIMILARITY = 0.8;
const LEAST_MARGIN = 0.1;
const LEAST_UNITS = 20;
/** Where a passage of the old text is in the new one. Says `ambiguous` or `removed` rather than guess. */
export function anchorPassage(alignment: TextAlignment, passage: PassageSelector): PassageAnchor {
  const { start, end } = passage.position;
  if (alignment.before.text.slice(start, end) !== passage.quote.exact) {
    return byLikeness(alignment, passage, findSimilar(alignment.after.text, passage.quote.exact));
  }
  const place = placeByWords(alignment, start, end);
  if (place?.score === 1) return describe(alignment, passage, place, place.isMoved);
  const isFound = place !== undefined && isSure(place);
  const places = freePlaces(alignment, passage, isFound ? place : undefined);
  if (!isFound) {
    return places.length > 0 ? byLikeness(alignment, passage, places) : removed(alignment, start, end);
  }
  const rivals = rivalsOf(alignment, passage, place, places);
  if (rivals === undefined) return describe(alignment, passage, place, place.isMoved);
  return { status: 'ambiguous', candidates: [place, ...rivals].toSorted(byScore) };
}

/** What only approximate matching finds: taken where it is clear, else shown to a person. */
function byLikeness(
  alignment: TextAlignment,
  passage: PassageSelector,
  places: readonly LikelyPlace[],
): PassageAnchor {
  const best = places[0];
  if (best === undefined) return { status: 'removed' };
  if (!isClear(alignment, passage, best, places[1])) return { status: 'ambiguous', candidates: places };
  return describe(alignment, passage, best, true);
}

/**
 * Other places that may as well be the passage, where its place is to be asked for at all. One that has other names and
 * numbers may be a sentence of the same kind: then another that is nearly as like is enough to ask, and where it stands
 * elsewhere than the passage stood, without the words that were round it, it is no answer by itself.
 */
function rivalsOf(
  alignment: TextAlignment,
  passage: PassageSelector,
  place: PlaceByWords,
  places: readonly LikelyPlace[],
): readonly LikelyPlace[] | undefined {
  const words = alignment.after.text.slice(place.start, place.end);
  const isSame = haveSameNames(passage.quote.exact, words);
  if (isSame && places.length === 0) return undefined;
  const isSettled = hasCompany(alignment, passage.position, place);
  const least = place.score + (isSame ? LEAST_MARGIN : -LEAST_MARGIN);
  const rivals = places.filter(
    (other) =>
      other.score >= least &&
      (other.end <= place.start || other.start >= place.end) &&
      !(isSettled && !areNear(alignment, place, other)),
  );
  return rivals.length > 0 || (place.isMoved && !isSame && !isSettled) ? rivals : undefined;
}

function byScore(one: LikelyPlace, other: LikelyPlace): number {
  return other.score - one.score;
}

function isSure({ kept, stretch, isFramed }: PlaceByWords): boolean {
  if (stretch > MOST_STRETCH) return false;
  return kept >= LEAST_KEPT || (isFramed && stretch >= LEAST_STRETCH);
}

function isClear(
  { after }: TextAlignment,
  { quote: { exact } }: PassageSelector,
  best: LikelyPlace,
  next: LikelyPlace | undefined,
): boolean {
  return (
    best.score >= LEAST_SIMILARITY &&
    best.score - (next?.score ?? 0) >= LEAST_MARGIN &&
    exact.length >= LEAST_UNITS &&
    haveSameNames(exact, after.text.slice(best.start, best.end))
  );
}

function describe(
  { after }: TextAlignment,
  { quote: { exact } }: PassageSelector,
  { start, end, score }: LikelyPlace,
  isMoved: boolean,
): PassageAnchor {
  if (folded(after.text.slice(start, end)) !== folded(exact)) return { status: 'changed', start, end, score };
  return { status: isMoved ? 'moved' : 'in-place', start, end, score: 1 };
}

/** White space alone is no change: a paragraph may have been joined to the next. */
function folded(words: string): string {
  return words.trim().replaceAll(/\s+/gu, ' ');
}

/** Where the passage stood: right behind the last word before it that is still there. */
function removed({ before, after, toAfter }: TextAlignment, start: number, end: number): PassageAnchor {
  const { from } = wordsWithin(before, start, end);
  for (let at = from - 1; at >= 0; at -= 1) {
    const now = toAfter[at] ?? -1;
    if (now < 0) continue;
    const place = after.ends[now] ?? 0;
    return { status: 'removed', nearest: { start: place, end: place } };
  }
  return { status: 'removed', nearest: { start: 0, end: 0 } };
}

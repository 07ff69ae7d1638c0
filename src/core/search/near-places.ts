// Whether words stand near each other, told by their places. The rule is that of near.ts.

/** Places, rising. */
export type Places = readonly number[];

/** A match: for each unit every place that takes part in it. */
export type NearMatch = readonly Places[];

/**
 * `lists`: where each unit stands in a text. `offsets`: each unit's own place in what was typed, in words. Matches come
 * in the order of their beginnings.
 */
export function* nearMatches(
  lists: readonly Places[],
  offsets: readonly number[],
  distance: number,
): Generator<NearMatch, void> {
  if (lists.length === 0 || lists.some((places) => places.length === 0)) return;
  const shifted = lists.map((places, nth) => places.map((place) => place - (offsets[nth] ?? 0)));
  // A match begins where one of its words stands.
  const starts = [...new Set(shifted.flat())].toSorted((a, b) => a - b);
  const from = shifted.map(() => 0);
  for (const start of starts) {
    const match = lists.map((places, nth) => {
      const own = shifted[nth] ?? [];
      let first = from[nth] ?? 0;
      while ((own[first] ?? start) < start) first += 1;
      from[nth] = first;
      let end = first;
      while ((own[end] ?? Infinity) <= start + distance) end += 1;
      return places.slice(first, end);
    });
    if (haveOwnPlaces(match)) yield match;
  }
}

/**
 * Words that are typed twice need two places. The first free place for each in turn is enough: what they may take is
 * the same for both, or none of it, and later words may stand later; only the last one may take more.
 */
function haveOwnPlaces(match: NearMatch): boolean {
  const taken = new Set<number>();
  return match.every((places) => {
    const free = places.find((place) => !taken.has(place));
    if (free !== undefined) taken.add(free);
    return free !== undefined;
  });
}

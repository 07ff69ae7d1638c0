// Words near each other: `"women prison"~5`.
//
// Every word of the query has its place in it, 0, 1, 2 … A text answers where each word can be given a place of its
// own such that the places, each less the word's place in the query, are not further apart than the number says.
// That is the slop of Lucene's phrases: in the order typed at most so many other words stand between the words, all
// together; turning two neighbours round costs two. Chinese is counted by characters; what is typed without a space
// in it, such as `peace-building` or a Chinese word, stays together.
import { nearMatches, type NearMatch } from './near-places.ts';
import type { TextRange } from './search-types.ts';
import type { LanguageIndex } from './search-index.ts';
import { phraseNeedles } from './spellings-in-index.ts';
import { splitWords } from './tokenizer.ts';
import { hasPhrase, readNeedle, type WordText } from './word-text.ts';

/** Words that are to stand near each other. */
export interface Near {
  /** Names it among the parts of a query. */
  readonly key: string;
  /** How far apart. */
  readonly distance: number;
  readonly units: readonly NearUnit[];
}

export interface NearUnit {
  /** Its place in the query, in words. */
  readonly at: number;
  readonly length: number;
  /** Its spellings, as `word-text` looks for them. */
  readonly needles: readonly string[];
}

/** `isOpen`: the last word may be unfinished. */
export function createNear(
  text: string,
  distance: number,
  isOpen: boolean,
  index: LanguageIndex | undefined,
): Near {
  const pieces = text.split(/\s+/).filter((piece) => splitWords(piece).length > 0);
  const units: NearUnit[] = [];
  let at = 0;
  for (const [nth, piece] of pieces.entries()) {
    const { length } = splitWords(piece);
    const needles = phraseNeedles(piece, isOpen && nth === pieces.length - 1, index);
    units.push({ at, length, needles });
    at += length;
  }
  return { key: `${distance} ${text}`, distance, units };
}

export function hasNear(text: WordText, near: Near): boolean {
  return !matches(text, near).next().done;
}

/** Every word that takes part in a match, in order. */
export function findNear(text: WordText, near: Near): readonly TextRange[] {
  const places = new Map<number, number>();
  for (const match of matches(text, near))
    for (const [nth, found] of match.entries())
      for (const place of found) places.set(place, near.units[nth]?.length ?? 1);
  return [...places]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([place, length]) => {
      const first = text.words[place];
      const last = text.words[place + length - 1];
      return first && last ? [{ start: first.start, end: last.end }] : [];
    });
}

function matches(text: WordText, { units, distance }: Near): Generator<NearMatch, void> {
  const isThere = units.every(({ needles }) => needles.some((needle) => hasPhrase(text, needle)));
  const lists = isThere ? units.map((unit) => placesOf(text, unit)) : [];
  return nearMatches(
    lists,
    units.map(({ at }) => at),
    distance,
  );
}

function placesOf(text: WordText, { needles, length }: NearUnit): readonly number[] {
  const ways = needles.map(readNeedle);
  const places: number[] = [];
  for (let place = 0; place + length <= text.words.length; place += 1) {
    const stands = ways.some(({ words, isOpen }) =>
      words.every((word, nth) => {
        const there = text.words[place + nth]?.text ?? '';
        return isOpen && nth === length - 1 ? there.startsWith(word) : there === word;
      }),
    );
    if (stands) places.push(place);
  }
  return places;
}

// The same stemmer and stop words for every engine that lets one give it some: lunr's.
import lunr from 'lunr';

const NOTHING: readonly string[] = [];

/** lunr's English stemmer and stop words as one function; nothing for a stop word. */
export function stemOf(word: string): string | null {
  const lower = word.toLowerCase();
  const kept = lunr.stopWordFilter(new lunr.Token(lower, {}));
  return kept === undefined ? null : lunr.stemmer(new lunr.Token(lower, {})).toString();
}

export function isStopWord(word: string): boolean {
  return lunr.stopWordFilter(new lunr.Token(word.toLowerCase(), {})) === undefined;
}

/** Plain words of a question, for query languages in which signs mean something. */
export function plainWords(query: string): readonly string[] {
  return query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? NOTHING;
}

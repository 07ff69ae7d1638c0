// What people might type, from the titles of the articles themselves; the same in every run.
import { analyzerFor } from '#core/search/analyzer';
import { createRandom, pick } from '#core/search/packed/seeded-random';
import { tokenize, type SearchToken } from '#core/search/tokenizer';
import type { Text } from './corpus.ts';

export interface LoggedWord {
  /** As typed, folded. */
  readonly word: string;
  readonly stem: string;
  /** Ordinal in the title. */
  readonly index: number;
}

const analyzer = analyzerFor('en');

/** `count` rows of `length` words that follow each other in a title, stop words and numbers left out. */
export function logWords(
  texts: readonly Text[],
  count: number,
  length: number,
  seed: number,
): readonly (readonly LoggedWord[])[] {
  const random = createRandom(seed);
  const rows: (readonly LoggedWord[])[] = [];
  while (rows.length < count) {
    const words = tokenize(pick(random, texts).title).filter(isWord);
    if (words.length < length) continue;
    const from = Math.floor(random() * (words.length - length + 1));
    rows.push(words.slice(from, from + length).map(toLogged));
  }
  return rows;
}

/** The word with one letter wrong. */
export function misspell(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  return pick(random, [
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at + 1),
  ]);
}

function isWord(token: SearchToken): boolean {
  return (
    token.kind === 'word' && token.text.length > 2 && !/\d/.test(token.text) && !analyzer.isStopWord(token)
  );
}

function toLogged(token: SearchToken): LoggedWord {
  return { word: token.text, stem: analyzer.stemOf(token), index: token.index };
}

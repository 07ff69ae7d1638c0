// The other spelling of what was asked, as far as an index has it: British and American English.
import type { LanguageIndex } from './search-index.ts';
import { spellingsOf, type Spelling } from './spellings.ts';
import { splitWords } from './tokenizer.ts';
import { phraseNeedle } from './word-text.ts';

/** More ways to write one phrase than these are left aside: each is looked for in every text. */
const MOST_WAYS = 16;

/** A word that has two spellings in English only. */
const LANG = 'en';

/** Other ways to write a folded word, of which the index has some form. */
export function otherSpellings(index: LanguageIndex, word: string): readonly string[] {
  return known(index, spellingsOf(word)).map((one) => one.word);
}

/** Other ways to write the beginning of a word. */
export function otherBeginnings(index: LanguageIndex, beginning: string): readonly string[] {
  return known(index, spellingsOf(beginning, true)).map((one) => one.word);
}

function known(index: LanguageIndex, spellings: readonly Spelling[]): readonly Spelling[] {
  if (index.lang !== LANG) return [];
  return spellings.filter(({ root }) => index.words.beginningWith(root, 1).words.length > 0);
}

/** A phrase as it is looked for, in every spelling of which the index has the words; as it is typed first. */
export function phraseNeedles(
  text: string,
  isOpen: boolean,
  index: LanguageIndex | undefined,
): readonly string[] {
  const words = splitWords(text).map((word) => word.text);
  const ways = words.map((word, at) => [
    word,
    ...(index === undefined ? [] : spelledIn(index, word, isOpen && at === words.length - 1)),
  ]);
  return combined(ways).map((way) => phraseNeedle(way, isOpen));
}

/** Unlike a word, of which any form is a hit, a phrase has its words exactly so. */
function spelledIn(index: LanguageIndex, word: string, isBeginning: boolean): readonly string[] {
  return isBeginning
    ? otherBeginnings(index, word)
    : otherSpellings(index, word).filter((other) => index.words.get(other) !== undefined);
}

/** The folded words of a text in every spelling, joined by spaces; as it is typed first. */
export function spelledWays(text: string): readonly string[] {
  const words = splitWords(text).map((word) => word.text);
  return combined(words.map((word) => [word, ...spellingsOf(word).map((one) => one.word)]));
}

function combined(ways: readonly (readonly string[])[]): readonly string[] {
  return ways.reduce<readonly string[]>(
    (begun, next, at) =>
      begun
        .flatMap((start) => next.map((word) => (at === 0 ? word : `${start} ${word}`)))
        .slice(0, MOST_WAYS),
    [''],
  );
}

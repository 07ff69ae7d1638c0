import type { WordList } from './surface.ts';

/** Most words that a beginning is taken for; the most frequent ones. Shorter beginnings have more. */
const SHORT_LIMIT = 64;
const LONG_LIMIT = 256;

/** The stems of the words that begin so. */
export function stemsOfPrefix(
  words: WordList,
  prefix: string,
): { readonly stems: readonly string[]; readonly isCut: boolean } {
  const found = words.beginningWith(prefix, prefix.length <= 2 ? SHORT_LIMIT : LONG_LIMIT);
  return { stems: [...new Set(found.words.flatMap((word) => word.stems))], isCut: found.isCut };
}

import { analyzerFor, baseLanguage } from './analyzer.ts';
import { walk, type QueryNode } from './query.ts';
import type { LanguageIndex } from './search-index.ts';
import { otherSpellings } from './spellings-in-index.ts';
import { tokenize, type SearchToken } from './tokenizer.ts';

/** A stop word gives a language away; a word that its index knows may stand in a foreign title. */
const STOP_WORD_WEIGHT = 2;
/** A single name, such as an acronym that only one language writes out, does not show what somebody reads. */
const MARGIN = 2;

/** The language a query is written in, as far as it shows; else that of the interface. Base language. */
export function guessLanguage(root: QueryNode, indexes: readonly LanguageIndex[], uiLang: string): string {
  const tokens = walk(root)
    .flatMap((node) => (node.type === 'term' ? tokenize(node.text) : []))
    .filter(isTelling);
  const own = baseLanguage(uiLang);
  const ownIndex = indexes.find((index) => index.lang === own);
  let best = { lang: own, known: ownIndex === undefined ? 0 : knownIn(ownIndex, tokens) + MARGIN - 1 };
  for (const index of indexes) {
    const known = knownIn(index, tokens);
    if (known > best.known) best = { lang: index.lang, known };
  }
  return best.lang;
}

/** A number and a plain letter (`C++`) stand in texts of any language; `à` and a Chinese character are words. */
function isTelling({ kind, text, form }: SearchToken): boolean {
  return kind === 'han' || (/\p{L}/u.test(text) && !/^[a-z]$/.test(form));
}

function knownIn(index: LanguageIndex, tokens: readonly SearchToken[]): number {
  const analyzer = analyzerFor(index.lang);
  return tokens.reduce((sum, token) => {
    if (analyzer.isStopWord(token)) return sum + STOP_WORD_WEIGHT;
    const isKnown = index.words.get(token.text) !== undefined || otherSpellings(index, token.text).length > 0;
    return isKnown ? sum + 1 : sum;
  }, 0);
}

import { analyzerFor, baseLanguage } from './analyzer.ts';
import { walk, type QueryNode } from './query.ts';
import type { LanguageIndex } from './search-index.ts';
import { tokenize, type SearchToken } from './tokenizer.ts';

/** A stop word gives a language away; a word that its index knows may stand in a foreign title. */
const STOP_WORD_WEIGHT = 2;
/** A single name, such as an acronym that only one language writes out, does not show what somebody reads. */
const MARGIN = 2;

/** The language a query is written in, as far as it shows; else that of the interface. Base language. */
export function guessLanguage(root: QueryNode, indexes: readonly LanguageIndex[], uiLang: string): string {
  const tokens = walk(root).flatMap((node) => (node.type === 'term' ? tokenize(node.text) : []));
  const own = baseLanguage(uiLang);
  const ownIndex = indexes.find((index) => index.lang === own);
  let best = { lang: own, known: ownIndex === undefined ? 0 : knownIn(ownIndex, tokens) + MARGIN - 1 };
  for (const index of indexes) {
    const known = knownIn(index, tokens);
    if (known > best.known) best = { lang: index.lang, known };
  }
  return best.lang;
}

function knownIn(index: LanguageIndex, tokens: readonly SearchToken[]): number {
  const analyzer = analyzerFor(index.lang);
  return tokens.reduce((sum, token) => {
    if (analyzer.isStopWord(token)) return sum + STOP_WORD_WEIGHT;
    return index.words.get(token.text) === undefined ? sum : sum + 1;
  }, 0);
}

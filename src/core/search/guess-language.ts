import { analyzerFor, baseLanguage } from './analyzer.ts';
import { walk, type QueryNode } from './query.ts';
import type { LanguageIndex } from './search-index.ts';
import { tokenize } from './tokenizer.ts';

/** A stop word gives a language away; a word that its index knows may stand in a foreign title. */
const STOP_WORD_WEIGHT = 2;

/** The language that knows most words of a query; that of the interface where others know no more. Base language. */
export function guessLanguage(root: QueryNode, indexes: readonly LanguageIndex[], uiLang: string): string {
  const tokens = walk(root).flatMap((node) => (node.type === 'term' ? tokenize(node.text) : []));
  const knownIn = (index: LanguageIndex): number => {
    const analyzer = analyzerFor(index.lang);
    return tokens.reduce((sum, token) => {
      if (analyzer.isStopWord(token)) return sum + STOP_WORD_WEIGHT;
      return index.words.get(token.text) === undefined ? sum : sum + 1;
    }, 0);
  };
  const own = baseLanguage(uiLang);
  const ranked = indexes
    .map((index) => ({ lang: index.lang, known: knownIn(index), isOwn: index.lang === own }))
    .toSorted((a, b) => b.known - a.known || Number(b.isOwn) - Number(a.isOwn));
  return ranked[0]?.lang ?? own;
}

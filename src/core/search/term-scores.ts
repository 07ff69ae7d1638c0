// Words as typed, asked of one language's index.
import type { Analyzer } from './analyzer.ts';
import { stemsOfPrefix } from './prefix-words.ts';
import { bestOf, intersect, scaled, type Scores } from './scores.ts';
import type { IndexField, LanguageIndex } from './search-index.ts';
import { otherBeginnings, otherSpellings } from './spellings-in-index.ts';
import { tokenize, type SearchToken } from './tokenizer.ts';

/** Words that only begin as typed count less than the word itself. */
const PREFIX_WEIGHT = 0.3;
/** Among equals, what is spelled as typed stands first. */
const OTHER_SPELLING_WEIGHT = 0.95;

/** What a word is looked for in, when no field is named. */
export const PLAIN_FIELDS: readonly IndexField[] = ['title', 'all', 'symbol'];

export interface WordScores {
  /** Absent where the word is a stop word of the language and so asks nothing. */
  readonly scores?: Scores;
  /** A beginning was taken for its most frequent words only. */
  readonly isCut: boolean;
}

/** One word as typed, its parts together or in one piece: `peace-building` is also `peacebuilding`. */
export function wordScores(
  index: LanguageIndex,
  analyzer: Analyzer,
  text: string,
  isPrefix: boolean,
  fields: readonly IndexField[] = PLAIN_FIELDS,
): WordScores {
  const tokens = tokenize(text);
  const parts = tokens.filter((token) => token.kind === 'word' || token.kind === 'han');
  const wholes = tokens.filter((token) => token.kind === 'joined' || token.kind === 'symbol');
  const last = parts.at(-1);
  // "the" may become "theft": a stop word that is still being typed is a beginning.
  const asked = parts.filter(
    (token) => !analyzer.isStopWord(token) || (isPrefix && token === last && parts.length === 1),
  );
  if (asked.length === 0 && wholes.length === 0) return { isCut: false };
  const answers = asked.map((token) =>
    tokenScores(index, analyzer, token, isPrefix && token === last, fields),
  );
  const others = wholes.map((token) => tokenScores(index, analyzer, token, isPrefix, fields));
  // A stop word that begins no other word asks as little as it will when it is finished.
  if (wholes.length === 0 && asked.every((token) => analyzer.isStopWord(token)) && answers.every(isNothing))
    return { isCut: false };
  const together = answers.length === 0 ? [] : [intersect(answers.map((answer) => answer.scores))];
  return {
    scores: bestOf([...together, ...others.map((answer) => answer.scores)]),
    isCut: [...answers, ...others].some((answer) => answer.isCut),
  };
}

function isNothing({ scores }: { readonly scores: Scores }): boolean {
  return scores.size === 0;
}

function tokenScores(
  index: LanguageIndex,
  analyzer: Analyzer,
  token: SearchToken,
  isPrefix: boolean,
  fields: readonly IndexField[],
): { readonly scores: Scores; readonly isCut: boolean } {
  const exact = withOtherSpelling(index, analyzer, token, fields);
  if (!isPrefix) return { scores: exact, isCut: false };
  const begun = [token.text, ...otherBeginnings(index, token.text)].map((one) =>
    stemsOfPrefix(index.words, one),
  );
  const stems = [...new Set(begun.flatMap((one) => one.stems))];
  return {
    scores: bestOf([exact, scaled(index.find(stems, fields), PREFIX_WEIGHT)]),
    isCut: begun.some((one) => one.isCut),
  };
}

/** The word as typed and, no better than it, in its other spelling: the rarer one is no better an answer. */
function withOtherSpelling(
  index: LanguageIndex,
  analyzer: Analyzer,
  token: SearchToken,
  fields: readonly IndexField[],
): Scores {
  const typed = index.find(stemsOfToken(index, analyzer, token), fields);
  const stems = stemsOfOtherSpelling(index, analyzer, token);
  if (stems.length === 0) return typed;
  const other = index.find(stems, fields);
  const [best, otherBest] = [highest(typed), highest(other)];
  const fit = best > 0 && otherBest > best ? best / otherBest : 1;
  return bestOf([typed, scaled(other, fit * OTHER_SPELLING_WEIGHT)]);
}

function highest(scores: Scores): number {
  return scores.values.reduce((best, score) => Math.max(best, score), 0);
}

/** The stems of a word in British English where it is typed in American English, and the other way round. */
export function stemsOfOtherSpelling(
  index: LanguageIndex,
  analyzer: Analyzer,
  token: Pick<SearchToken, 'kind' | 'text'>,
): readonly string[] {
  if (token.kind !== 'word' && token.kind !== 'joined') return [];
  return otherSpellings(index, token.text).flatMap((word) =>
    stemsOfToken(index, analyzer, { kind: token.kind, text: word, form: word }),
  );
}

/** The stem of a word as spelled, and those of the same word with its accents, as the texts spell it. */
export function stemsOfToken(
  index: LanguageIndex,
  analyzer: Analyzer,
  token: Pick<SearchToken, 'kind' | 'text' | 'form'>,
): readonly string[] {
  if (isSingleHan(token)) return pairsWith(index, token.text);
  return [...new Set([analyzer.stemOf(token), ...(index.words.get(token.text)?.stems ?? [])])];
}

/** One Chinese character; a pair has two. */
export function isSingleHan(token: Pick<SearchToken, 'kind' | 'text'>): boolean {
  return token.kind === 'han' && Array.from(token.text).length === 1;
}

/** The index holds pairs of Chinese characters: a single one is asked by all pairs that have it. */
function pairsWith(index: LanguageIndex, character: string): readonly string[] {
  return index.words.containing(character).filter((word) => word.length <= 4);
}

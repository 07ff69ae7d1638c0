// "Did you mean …": offered only where the corrected query finds more.
import type { Budget } from './budget.ts';
import { findCorrections, type Correction } from './find-corrections.ts';
import type { QueryNode } from './query.ts';
import type { DocStore } from './doc-store.ts';
import type { FoundDocs } from './found-docs.ts';
import { firstOf } from './run-query.ts';
import type { LanguageIndex } from './search-index.ts';
import type { TextStore } from './text-store.ts';
import { splitWords } from './tokenizer.ts';

export interface SpellingQuestion {
  readonly text: string;
  readonly root: QueryNode;
  /** How many documents the query as typed found. */
  readonly hits: number;
  readonly indexes: readonly LanguageIndex[];
  readonly store: DocStore;
  readonly texts: TextStore;
  readonly budget: Budget;
  /** Runs a corrected query. */
  find(text: string): Promise<FoundDocs>;
}

/** Rounds of candidates that are tried: the likeliest of each word, then the second of each … */
const ROUNDS = 3;

/** The query with its unknown words corrected, spelled as the archive spells them. */
export async function suggestSpelling(question: SpellingQuestion): Promise<string | undefined> {
  const corrections = findCorrections(question.root, question.indexes);
  const rounds = corrections.length === 0 ? 0 : ROUNDS;
  for (let round = 0; round < rounds && !question.budget.isOver(); round += 1) {
    const folded = replaceAll(question.text, corrections, round);
    const found = await question.find(folded);
    if (found.size <= question.hits) continue;
    const spelling = await spellingIn(question, found);
    return replaceAll(question.text, corrections, round, spelling);
  }
  return undefined;
}

/** Each word with its candidate of this round, or its likeliest where it has fewer. */
function replaceAll(
  text: string,
  corrections: readonly Correction[],
  round: number,
  spelling: ReadonlyMap<string, string> = new Map(),
): string {
  return corrections.reduce((whole, { typed, candidates }) => {
    const word = candidates[round] ?? candidates[0] ?? typed;
    return replaceWord(whole, typed, spelling.get(word) ?? word);
  }, text);
}

/** The first place where the word stands for itself. */
function replaceWord(text: string, typed: string, by: string): string {
  for (let at = text.indexOf(typed); at >= 0; at = text.indexOf(typed, at + 1)) {
    const isInside =
      /[\p{L}\p{N}]$/u.test(text.slice(0, at)) || /^[\p{L}\p{N}]/u.test(text.slice(at + typed.length));
    if (!isInside) return text.slice(0, at) + by + text.slice(at + typed.length);
  }
  return text;
}

/** Candidates are folded; the best document found shows how its words are written. */
async function spellingIn(
  { store, texts }: SpellingQuestion,
  found: FoundDocs,
): Promise<ReadonlyMap<string, string>> {
  const [first] = firstOf(found, found.numbers, { sort: 'relevance', lang: '' }, 1, store);
  if (first === undefined) return new Map();
  const { text } = await texts.read(first.doc, first.lang);
  const read = `${first.doc.title}\n${text}`;
  return new Map(splitWords(read).map((word) => [word.text, read.slice(word.start, word.end).toLowerCase()]));
}

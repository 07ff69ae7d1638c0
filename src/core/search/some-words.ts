// Where nothing has all of the words: which document has which of them, and which words stand nowhere.
import { createEvaluator, type EvaluationPorts } from './evaluate.ts';
import type { QueryNode } from './query.ts';
import type { Found } from './run-query.ts';
import type { DocRef, LanguageIndex } from './search-index.ts';

/** One word (or name) of a query, and the documents that have it in any language. */
export interface WordHits {
  readonly text: string;
  readonly refs: ReadonlySet<DocRef>;
}

/** More words than this are a sentence, of which a word or two more says little: BM25 orders better. */
const MOST_COUNTED = 3;

/** Each word by itself; nothing where time ran out, as what was not looked at would seem to be missing. */
export async function findEach(
  words: readonly QueryNode[],
  indexes: readonly LanguageIndex[],
  ports: EvaluationPorts,
): Promise<readonly WordHits[]> {
  const hits: WordHits[] = [];
  for (const node of words) {
    const refs = new Set<DocRef>();
    for (const index of indexes)
      for (const ref of (await createEvaluator(index, ports).evaluate(node))?.keys() ?? []) refs.add(ref);
    hits.push({ text: 'text' in node ? node.text : '', refs });
  }
  return ports.budget.isOver() ? [] : hits;
}

/** The words that no document has. */
export function unknownWords(words: readonly WordHits[]): readonly string[] {
  return words.flatMap(({ text, refs }) => (refs.size === 0 ? [text] : []));
}

/** The words of a short query that a document does not have. */
export function missingIn(words: readonly WordHits[], ref: DocRef): readonly string[] {
  return words.length > MOST_COUNTED ? [] : words.flatMap(({ text, refs }) => (refs.has(ref) ? [] : [text]));
}

/** Of a short query: what has more of the words first, then what has the rarer ones, then as it was scored. */
export function moreWordsFirst(found: readonly Found[], words: readonly WordHits[]): readonly Found[] {
  if (words.length > MOST_COUNTED) return found;
  const rarestLast = words.toSorted((a, b) => b.refs.size - a.refs.size);
  const step = 2 ** words.length;
  const best = found.reduce((score, one) => Math.max(score, one.score), 0);
  return found.map((one) => {
    const tier = rarestLast.reduce(
      (sum, { refs }, rarity) => (refs.has(one.doc.ref) ? sum + step + 2 ** rarity : sum),
      0,
    );
    return { ...one, score: one.score + tier * best };
  });
}

/** What has some of the words never stands before what has all of them. */
export function allWordsFirst(strict: readonly Found[], relaxed: readonly Found[]): readonly Found[] {
  const best = relaxed.reduce((score, one) => Math.max(score, one.score), 0);
  const refs = new Set(strict.map((one) => one.doc.ref));
  const isWhole = (one: Found): boolean => refs.has(one.doc.ref);
  return relaxed.map((one) => (isWhole(one) ? { ...one, score: one.score + best } : one));
}

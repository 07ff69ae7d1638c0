// Where nothing has all of the words: which document has which of them, and which words stand nowhere.
import { docNumbers } from './doc-numbers.ts';
import { createEvaluator, type EvaluationPorts } from './evaluate.ts';
import type { FoundDocs } from './found-docs.ts';
import type { QueryNode } from './query.ts';
import { NOTHING } from './scores.ts';
import type { LanguageIndex } from './search-index.ts';

/** One word (or name) of a query, and the documents that have it in any language. */
export interface WordHits {
  readonly text: string;
  /** Numbers in the store. */
  readonly numbers: ReadonlySet<number>;
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
    const numbers = new Set<number>();
    for (const index of indexes) {
      const numberOf = docNumbers(index, ports.store);
      const { docs } = (await createEvaluator(index, ports).evaluate(node)) ?? NOTHING;
      for (const doc of docs) numbers.add(numberOf[doc] ?? -1);
    }
    numbers.delete(-1);
    hits.push({ text: 'text' in node ? node.text : '', numbers });
  }
  return ports.budget.isOver() ? [] : hits;
}

/** The words that no document has. */
export function unknownWords(words: readonly WordHits[]): readonly string[] {
  return words.flatMap(({ text, numbers }) => (numbers.size === 0 ? [text] : []));
}

/** The words of a short query that a document does not have. */
export function missingIn(words: readonly WordHits[], number: number): readonly string[] {
  return words.length > MOST_COUNTED
    ? []
    : words.flatMap(({ text, numbers }) => (numbers.has(number) ? [] : [text]));
}

/** Of a short query: what has more of the words first, then what has the rarer ones, then as it was scored. */
export function moreWordsFirst(found: FoundDocs, words: readonly WordHits[]): FoundDocs {
  if (words.length > MOST_COUNTED) return found;
  const rarestLast = words.toSorted((a, b) => b.numbers.size - a.numbers.size);
  const step = 2 ** words.length;
  const best = found.best();
  return found.rescored((number, score) => {
    const tier = rarestLast.reduce(
      (sum, { numbers }, rarity) => (numbers.has(number) ? sum + step + 2 ** rarity : sum),
      0,
    );
    return score + tier * best;
  });
}

/** What has some of the words never stands before what has all of them. */
export function allWordsFirst(strict: FoundDocs, relaxed: FoundDocs): FoundDocs {
  const best = relaxed.best();
  return relaxed.rescored((number, score) => (strict.has(number) ? score + best : score));
}

// Better spellings for words that the archive does not have, from the words that it has.
import { analyzerFor } from './analyzer.ts';
import { editDistance } from './edit-distance.ts';
import { walk, type QueryNode } from './query.ts';
import type { LanguageIndex } from './search-index.ts';
import { otherSpellings } from './spellings-in-index.ts';
import { PLAIN_FIELDS } from './term-scores.ts';
import { splitWords } from './tokenizer.ts';

/** Shorter words have too many neighbours. */
const SHORTEST = 4;
const MOST_CANDIDATES = 3;
/** Words of an index that are looked at: swapped letters count here as one edit, with more between them as more. */
const MOST_NEAR = 64;

/** A word to replace, as it is spelled in the query, and folded words close to it, the likeliest first. */
export interface Correction {
  readonly typed: string;
  readonly candidates: readonly string[];
}

/** The words that no index knows, each with up to three words close to it. */
export function findCorrections(root: QueryNode, indexes: readonly LanguageIndex[]): readonly Correction[] {
  return walk(root)
    .flatMap(wordsOf)
    .flatMap((one) => {
      const { typed, word } = one;
      if (word.length < SHORTEST || /\d/.test(word)) return [];
      if (indexes.some((index) => isKnown(index, one))) return [];
      const candidates = indexes.flatMap((index) => closest(index, word));
      return candidates.length === 0 ? [] : [{ typed, candidates: best(candidates) }];
    });
}

interface TypedWord {
  readonly typed: string;
  /** Folded. */
  readonly word: string;
  /** Perhaps unfinished. */
  readonly isPrefix: boolean;
}

function wordsOf(node: QueryNode): readonly TypedWord[] {
  if (node.type !== 'term' && node.type !== 'phrase') return [];
  const isOpen = node.type === 'term' ? node.prefix : node.isOpen;
  const words = splitWords(node.text);
  return words.map((word, at) => ({
    typed: node.text.slice(word.start, word.end),
    word: word.text,
    isPrefix: isOpen && at === words.length - 1,
  }));
}

/** As it stands, in the other spelling ("labor"), in another form ("humans" where the texts have "human"), or as a beginning. */
function isKnown(index: LanguageIndex, { typed, word, isPrefix }: TypedWord): boolean {
  if (index.words.get(word) !== undefined || otherSpellings(index, word).length > 0) return true;
  if (isPrefix && index.words.beginningWith(word, 1).words.length > 0) return true;
  const stem = analyzerFor(index.lang).stemOf({ kind: 'word', text: word, form: typed.toLowerCase() });
  return index.find([stem], PLAIN_FIELDS).size > 0;
}

interface Candidate {
  readonly word: string;
  readonly distance: number;
  readonly documents: number;
}

/** One edit in short words, two in longer ones; never more. */
function closest(index: LanguageIndex, word: string): readonly Candidate[] {
  const limit = word.length <= 5 ? 1 : 2;
  const found: Candidate[] = [];
  for (const { word: other, documents } of index.words.near(word, limit, MOST_NEAR)) {
    if (other.length < SHORTEST - 1) continue;
    const distance = editDistance(word, other, limit);
    if (distance <= limit) found.push({ word: other, distance, documents });
  }
  return found;
}

/** Fewer edits first, then the word in more documents. */
function best(candidates: readonly Candidate[]): readonly string[] {
  const order = (a: Candidate, b: Candidate): number =>
    a.distance - b.distance || b.documents - a.documents || (a.word < b.word ? -1 : 1);
  return [...new Set(candidates.toSorted(order).map(({ word }) => word))].slice(0, MOST_CANDIDATES);
}

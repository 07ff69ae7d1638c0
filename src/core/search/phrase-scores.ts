// Phrases: the index says which documents have the words, and their words one after another whether they stand side by
// side, or near. Where the index was made without these, the stored texts say it.
import type { Analyzer } from './analyzer.ts';
import type { Budget } from './budget.ts';
import type { DocStore } from './doc-store.ts';
import { createNear, hasNear } from './near.ts';
import type { SequenceQuery } from './packed/sequence-matcher.ts';
import type { PhraseNode } from './query.ts';
import { docNumbers } from './doc-numbers.ts';
import { everyDoc, intersect, NOTHING, type Scores } from './scores.ts';
import type { IndexField, LanguageIndex, PhraseMatcher } from './search-index.ts';
import { wordScores } from './term-scores.ts';
import type { TextStore } from './text-store.ts';
import { splitWords } from './tokenizer.ts';
import { phraseNeedles } from './spellings-in-index.ts';
import { hasPhrase, readNeedle, type WordText } from './word-text.ts';

export interface PhrasePorts {
  readonly index: LanguageIndex;
  readonly analyzer: Analyzer;
  readonly store: DocStore;
  readonly texts: TextStore;
  readonly budget: Budget;
  /** The texts are the person's notes, so few that every one may be looked at. */
  readonly isNote?: boolean;
}

/** A phrase is worth more than its words. */
const PHRASE_WEIGHT = 1.3;
/** Texts that are read at once. */
const BATCH = 16;
/** Documents after which the clock is looked at. */
const BETWEEN_LOOKS = 512;

/** Words near each other are worth less than side by side. */
const NEAR_WEIGHT = 1.15;

type Phrase = Pick<PhraseNode, 'text' | 'isOpen' | 'field' | 'near'>;

/** How a document is looked at. */
interface Check {
  readonly isIn: (text: WordText) => boolean;
  readonly query: SequenceQuery;
  readonly weight: number;
}

/** Documents with the phrase; nothing where it has no word. Out of time it answers with what it found so far. */
export async function phraseScores(phrase: Phrase, ports: PhrasePorts): Promise<Scores | undefined> {
  if (splitWords(phrase.text).length === 0) return undefined;
  const { field } = phrase;
  // What an article cites is in the index only: there all the words are enough.
  if (field === 'source' || field === 'symbol') return candidates(phrase, [field], ports);
  const found = candidates(phrase, field === 'title' ? ['title'] : ['title', 'all'], ports);
  const check = checkFor(phrase, field === 'title', ports.index);
  const stands = await ports.index.phraseMatcher(check.query);
  const isFound =
    stands === undefined ? await inTexts(found, check, ports) : inSequences(found, stands, ports);
  return weighed(found, isFound, check.weight);
}

function checkFor({ text, isOpen, near }: Phrase, isFirstPart: boolean, index: LanguageIndex): Check {
  if (near !== undefined) {
    const words = createNear(text, near, isOpen, index);
    const units = words.units.map(({ at, needles }) => ({ at, needles: needles.map(readNeedle) }));
    const query = { units, distance: near, isFirstPart };
    return { isIn: (one) => hasNear(one, words), query, weight: NEAR_WEIGHT };
  }
  const needles = phraseNeedles(text, isOpen, index);
  return {
    isIn: (one) => needles.some((needle) => hasPhrase(one, needle)),
    query: { units: [{ at: 0, needles: needles.map(readNeedle) }], distance: 0, isFirstPart },
    weight: PHRASE_WEIGHT,
  };
}

/** For each candidate 1 where the phrase stands in it. */
function inSequences({ docs }: Scores, stands: PhraseMatcher, { budget }: PhrasePorts): Uint8Array {
  const isFound = new Uint8Array(docs.length);
  for (let at = 0; at < docs.length; at += 1) {
    if (at % BETWEEN_LOOKS === 0 && budget.isOver()) {
      budget.cut('asked');
      break;
    }
    if (stands(docs[at] ?? 0)) isFound[at] = 1;
  }
  return isFound;
}

/** The same by their texts, which are read. */
async function inTexts(
  { docs, values }: Scores,
  { isIn, query }: Check,
  { budget, index, store, texts }: PhrasePorts,
): Promise<Uint8Array> {
  const numbers = docNumbers(index, store);
  // The best first, as time may run out.
  const ranked = Uint32Array.from(docs, (_, place) => place).sort(
    (a, b) => (values[b] ?? 0) - (values[a] ?? 0),
  );
  const isFound = new Uint8Array(docs.length);
  for (let at = 0; at < ranked.length; at += BATCH) {
    if (budget.isOver()) {
      budget.cut('asked');
      break;
    }
    const checks = Array.from(ranked.subarray(at, at + BATCH), async (place) => {
      const doc = store.all[numbers[docs[place] ?? 0] ?? -1];
      if (doc === undefined) return;
      const words = await texts.words(doc, index.lang);
      const searched = query.isFirstPart ? words.slice(0, 1) : words;
      if (searched.some((one) => isIn(one))) isFound[place] = 1;
    });
    await Promise.all(checks);
  }
  return isFound;
}

function weighed({ docs, values }: Scores, isFound: Uint8Array, weight: number): Scores {
  const found = docs.filter((_, place) => isFound[place] === 1);
  const scores = values.filter((_, place) => isFound[place] === 1);
  return found.length === 0
    ? NOTHING
    : { size: found.length, docs: found, values: scores.map((score) => score * weight) };
}

/** Documents that hold the words of a phrase somewhere; of stop words only, all documents. */
function candidates(phrase: Phrase, fields: readonly IndexField[], ports: PhrasePorts): Scores {
  const { index, analyzer, isNote } = ports;
  const { finished, unfinished } = cutOpenEnd(phrase);
  const ask = (text: string, isPrefix: boolean): readonly Scores[] => {
    const { scores } = wordScores(index, analyzer, text, isPrefix, fields);
    return scores === undefined ? [] : [scores];
  };
  const lists = finished.split(/\s+/).flatMap((word) => ask(word, false));
  if (lists.length > 0) return intersect(lists);
  // The unfinished word may become a stop word, which the index does not have: asked only where it stands alone.
  const [begun] = finished === '' ? ask(unfinished, true) : [];
  return begun === undefined || (isNote === true && begun.size === 0) ? everyDoc(index) : begun;
}

function cutOpenEnd({ text, isOpen }: Phrase): { readonly finished: string; readonly unfinished: string } {
  const last = isOpen ? splitWords(text).at(-1) : undefined;
  if (last === undefined) return { finished: text, unfinished: '' };
  return { finished: text.slice(0, last.start).trim(), unfinished: text.slice(last.start) };
}

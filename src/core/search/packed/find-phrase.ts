// A phrase as a query: all of its words are required, and then their places are looked at.
import type { AskedQuery } from './asked-clause.ts';
import { resolveTerm } from './expand-term.ts';
import type { Ordinals } from './ordinals.ts';
import { PhraseMatcher, type PlacedTerms } from './phrase-match.ts';
import type { SegmentSet } from './segment-set.ts';

/** One word of a phrase. */
export interface PhrasePlace {
  /** The terms that may stand there: several where a word has several stems, or is only begun. */
  readonly terms: readonly string[];
  /** Its distance from the beginning of the phrase in words: stop words leave gaps. */
  readonly offset: number;
}

export interface Phrase {
  readonly places: readonly PhrasePlace[];
  /** Names of fields; the phrase must stand in one of them as a whole. */
  readonly fields: readonly string[];
  /** How far the words may be off their places, 0 unless told: `"a b"~5`. */
  readonly slop?: number;
}

/** A phrase with its terms looked up. */
export interface AskedPhrase {
  readonly query: AskedQuery;
  readonly places: readonly PlacedTerms[];
  readonly fields: readonly number[];
  readonly slop: number;
}

export function readPhrase(set: SegmentSet, phrase: Phrase): AskedPhrase {
  const fields = set.fields.flatMap(({ name }, field) => (phrase.fields.includes(name) ? [field] : []));
  const places = phrase.places.map(({ terms, offset }) => ({
    offset,
    terms: [...new Set(terms)].flatMap((term) => resolveTerm(set, term) ?? []),
  }));
  const clauses = places.map(({ terms }) => ({ presence: 'required' as const, boost: 1, fields, terms }));
  const isHopeless = places.length === 0 || places.some(({ terms }) => terms.length === 0);
  return {
    query: { clauses, isNegated: false, isHopeless, isCut: false },
    places,
    fields,
    slop: phrase.slop ?? 0,
  };
}

/** Calls back for those of the candidates (rising) in which the phrase stands. */
export function matchDocuments(
  set: SegmentSet,
  ordinals: readonly Ordinals[],
  { places, fields, slop }: AskedPhrase,
  candidates: Uint32Array,
  call: (document: number) => void,
): void {
  let at = 0;
  for (const member of set.members) {
    const end = member.first + member.segment.meta.documents;
    const theirs = ordinals[member.order];
    const matcher =
      theirs && (candidates[at] ?? Infinity) < end
        ? new PhraseMatcher(member, theirs, fields, places, slop)
        : undefined;
    for (; at < candidates.length; at += 1) {
      const document = candidates[at] ?? 0;
      if (document >= end) break;
      if (matcher?.matches(document - member.first) === true) call(document);
    }
  }
}

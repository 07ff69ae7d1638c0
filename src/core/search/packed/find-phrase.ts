// A phrase as a query: all of its words are required, and then their places are looked at.
import type { AskedQuery } from './asked-clause.ts';
import { resolveTerm } from './expand-term.ts';
import type { Ordinals } from './ordinals.ts';
import { matchPhrase, type PlacedTerms } from './phrase-match.ts';
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

/** Of the candidates (rising), those in which the phrase stands. */
export function matchDocuments(
  set: SegmentSet,
  ordinals: readonly Ordinals[],
  { places, fields, slop }: AskedPhrase,
  candidates: Uint32Array,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const member of set.members) {
    const theirs = ordinals[member.order];
    const local = candidates
      .filter(
        (document) => document >= member.first && document < member.first + member.segment.meta.documents,
      )
      .map((document) => document - member.first);
    if (!theirs || local.length === 0) continue;
    for (const field of fields) {
      const open = local.filter((document) => !found.has(member.first + document));
      for (const document of matchPhrase(member, theirs, field, places, slop, open))
        found.add(member.first + document);
    }
  }
  return found;
}

// The best documents for a beginning of one or two letters, from the lists that the segments bring.
import type { AskedQuery } from './asked-clause.ts';
import { resolveTerm, type FoundTerm } from './expand-term.ts';
import { PREFIX_HITS, readPrefixList, type PrefixList } from './prefix-lists.ts';
import type { Member, SegmentSet } from './segment-set.ts';
import { TopDocuments, type ScoredDocument } from './top-documents.ts';

/** Offers every document that answers a query. */
export type Collect = (query: AskedQuery, top: TopDocuments) => void;

/** Scores in thousandths. */
export interface PrefixAnswer {
  readonly hits: readonly ScoredDocument[];
  readonly total: number;
}

/**
 * The list of the largest segment, and beside it what the others hold of the same terms. Its scores are those of
 * the day when it was written. Nothing where no segment has a list, or it is shorter than what is asked.
 */
export function findByPrefixList(
  set: SegmentSet,
  prefix: string,
  limit: number,
  collect: Collect,
): PrefixAnswer | undefined {
  const [best] = set.members
    .flatMap((member) => {
      const list = readPrefixList(member.segment, prefix);
      return list ? [{ member, list }] : [];
    })
    .sort((a, b) => b.member.segment.meta.documents - a.member.segment.meta.documents);
  if (!best || limit > PREFIX_HITS) return undefined;
  const { member, list } = best;
  const top = new TopDocuments(limit);
  for (const { document, score } of list.hits)
    if (!set.isRemoved(member.first + document)) top.offer(member.first + document, score);
  const gone = member.removals.reduce((sum, { documents }) => sum + documents.length, 0);
  const others = set.members.length === 1 ? 0 : offerOthers(set, member, list, top, collect);
  return { hits: top.sorted(), total: Math.max(list.documents - gone, top.total - others) + others };
}

/** Asks the other segments for the same terms; returns how many documents they have. */
function offerOthers(
  set: SegmentSet,
  member: Member,
  list: PrefixList,
  top: TopDocuments,
  collect: Collect,
): number {
  const terms = termsOf(set, member, list).map((term) => ({
    ...term,
    places: term.places.filter((place) => place.member !== member),
  }));
  const fields = set.fields.flatMap(({ isRanked }, field) => (isRanked ? [field] : []));
  const before = top.total;
  const clauses = [{ presence: 'optional' as const, boost: 1, fields, terms }];
  collect({ clauses, isNegated: false, isHopeless: false, isCut: true }, top);
  return top.total - before;
}

function termsOf(set: SegmentSet, member: Member, list: PrefixList): readonly FoundTerm[] {
  const found = new Set<number>();
  for (const word of list.words) {
    member.words.seek(word);
    member.words.addTermsTo(found);
  }
  return [...found].flatMap((term) => resolveTerm(set, member.segment.terms.at(term)) ?? []);
}

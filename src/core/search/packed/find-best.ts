// A query for one frequent term, answered from the lists of the best; exactly, or not at all.
import type { Accumulator } from './accumulator.ts';
import type { AskedClause, AskedQuery } from './asked-clause.ts';
import { BEST_SIZE, openBestList, type BestList } from './best-lists.ts';
import type { FoundTerm, TermPlace } from './expand-term.ts';
import { rankedLeft, type Member, type SegmentSet } from './segment-set.ts';
import { TopDocuments, type ScoredDocument } from './top-documents.ts';

interface Listed {
  readonly place: TermPlace;
  readonly list: BestList;
}

/** Answers, scored in thousandths, that the lists prove to be the best; nothing where they cannot, or where the query is not so simple. */
export function findBest(
  set: SegmentSet,
  query: AskedQuery,
  limit: number,
  accumulator: Accumulator,
): { readonly hits: readonly ScoredDocument[]; readonly total: number } | undefined {
  const term = simpleTerm(set, query, limit);
  if (!term) return undefined;
  const listed: Listed[] = [];
  const others: TermPlace[] = [];
  for (const place of term.places) {
    const list = openBestList(place.member.segment, place.term);
    if (list) listed.push({ place, list });
    else others.push(place);
  }
  if (listed.length === 0) return undefined;
  const top = new TopDocuments(limit);
  offerAll(set, accumulator, { ...term, places: others }, top);
  let { total } = top;
  const idf = set.inverseFrequency(term.documents);
  for (const { place, list } of listed) {
    offerListed(set, place.member, list, idf, top);
    total += rankedLeft(place.member, place.term, list.total);
  }
  const hits = top.sorted();
  const worst = hits.length < limit ? -Infinity : (hits.at(-1)?.score ?? -Infinity);
  return listed.every(({ place, list }) => worst >= boundOf(set, place.member, list, idf))
    ? { hits, total }
    : undefined;
}

/** The one term of a query that asks for nothing else, over the fields that the lists count. */
function simpleTerm(set: SegmentSet, query: AskedQuery, limit: number): FoundTerm | undefined {
  const [clause, ...more] = query.clauses;
  const [term, ...others] = clause?.terms ?? [];
  if (!clause || !term || more.length > 0 || others.length > 0) return undefined;
  const isPlain = clause.presence !== 'prohibited' && clause.boost >= 1e-6 && clause.boost <= 1e6;
  return isPlain && limit <= BEST_SIZE && limit > 0 && isRankedOnly(set, clause, term) ? term : undefined;
}

function isRankedOnly(set: SegmentSet, { fields }: AskedClause, term: FoundTerm): boolean {
  if (new Set(fields).size !== fields.length) return false;
  return set.fields.every(
    ({ isRanked }, field) => (term.documents[field] ?? 0) === 0 || isRanked === fields.includes(field),
  );
}

/** Segments too small for lists are read as they are. */
function offerAll(set: SegmentSet, accumulator: Accumulator, term: FoundTerm, top: TopDocuments): void {
  try {
    for (const [field, { isRanked }] of set.fields.entries())
      if (isRanked) accumulator.add(term, field, 1, 0, 1);
    accumulator.offer(1, top);
  } finally {
    accumulator.clear();
  }
}

/** Offers the documents of a list, in thousandths, each field rounded as lunr rounds it. */
function offerListed(set: SegmentSet, member: Member, list: BestList, idf: number, top: TopDocuments): void {
  const gain = set.k1 + 1;
  const norms = set.fields.map(({ isRanked }, field) => (isRanked ? set.norm(member, field) : undefined));
  const hasRemoved = member.removals.length > 0;
  while (list.next()) {
    const { document, counts } = list;
    if (hasRemoved && set.isRemoved(member.first + document)) continue;
    let weight = 0;
    for (let field = 0; field < counts.length; field += 1) {
      const count = counts[field] ?? 0;
      const norm = norms[field];
      if (count === 0 || !norm) continue;
      const boost = set.fields[field]?.boost ?? 1;
      const length = norm.of(norm.lengths[document] ?? 0);
      weight += Math.round(((idf * (gain * count)) / (length + count)) * boost * 1000);
    }
    top.offer(member.first + document, weight);
  }
}

/**
 * The most that a document outside of the list can weigh today, in thousandths. The mean length has changed since
 * the list was made: a weight grows by no more than the mean has. Rounding adds half a thousandth a field.
 */
function boundOf(set: SegmentSet, member: Member, list: BestList, idf: number): number {
  const { meta } = member.segment;
  if (list.size >= list.total) return -Infinity;
  let growth = 1;
  for (const [field, { isRanked, tokens }] of meta.fields.entries()) {
    const then = tokens / meta.documents;
    if (isRanked && then > 0) growth = Math.max(growth, (set.averages[field] ?? 0) / then);
  }
  return idf * list.bound * growth * (1 + 1e-9) * 1000 + meta.fields.length / 2;
}

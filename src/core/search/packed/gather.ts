// The most frequent of what matches in the lists of several segments, counted over all of them.
import type { Member, SegmentSet } from './segment-set.ts';
import type { StringTable } from './string-table.ts';
import { editsIn, rankOf, TopDocuments, type ScoredDocument } from './top-documents.ts';

/** Called with each match: its index in the list, and how many edits away it is. */
export type Offer = (index: number, edits: number) => void;

/** One of the sorted lists that every segment has: its terms, or its words. */
export interface Lexicon {
  stringsOf(member: Member): StringTable;
  /** Documents that are still there. */
  count(member: Member, index: number): number;
}

/** Matches of one segment by index, best first, and whether there were more. */
export interface Ranked {
  readonly best: readonly ScoredDocument[];
  readonly isCut: boolean;
}

/** One string with all segments in which documents have it. */
export interface Gathered {
  readonly text: string;
  readonly edits: number;
  readonly documents: number;
  readonly places: readonly { readonly member: Member; readonly index: number }[];
}

/** The nearest, then the most frequent of what `scan` offers and documents still have. */
export function rankIn(
  member: Member,
  lexicon: Lexicon,
  limit: number,
  scan: (offer: Offer) => void,
): Ranked {
  const top = new TopDocuments(limit);
  scan((index, edits) => {
    const count = lexicon.count(member, index);
    if (count > 0) top.offer(index, rankOf(count, edits));
  });
  return { best: top.sorted(), isCut: top.total > limit };
}

/**
 * The best `limit` over all segments, in no order. Of the largest segment only its own best are looked at; of the
 * others everything, as what is rare in them may be frequent there.
 */
export function gather(
  set: SegmentSet,
  lexicon: Lexicon,
  limit: number,
  rank: (member: Member, limit: number) => Ranked,
): { readonly found: readonly Gathered[]; readonly isCut: boolean } {
  const found = new Map<string, { edits: number; documents: number; places: Gathered['places'] }>();
  let isCut = false;
  for (const member of set.members) {
    const ranked = rank(member, member === set.largest ? limit : Infinity);
    isCut ||= ranked.isCut;
    const strings = lexicon.stringsOf(member);
    // In the order of the list: what lies together is read together.
    for (const { document: index, score } of ranked.best.toSorted((a, b) => a.document - b.document)) {
      const text = strings.at(index);
      const edits = editsIn(score);
      const before = found.get(text);
      const documents = (before?.documents ?? 0) + score - rankOf(0, edits);
      found.set(text, { edits, documents, places: [...(before?.places ?? []), { member, index }] });
    }
  }
  const all = [...found].map(([text, one]) => withLargest(set, lexicon, { text, ...one }));
  if (all.length <= limit) return { found: all, isCut };
  all.sort(
    (a, b) => rankOf(b.documents, b.edits) - rankOf(a.documents, a.edits) || (a.text < b.text ? -1 : 1),
  );
  return { found: all.slice(0, limit), isCut: true };
}

/** What another segment offered, and the largest holds but did not count among its best. */
function withLargest(set: SegmentSet, lexicon: Lexicon, one: Gathered): Gathered {
  const { largest: member } = set;
  if (one.places.some((place) => place.member === member)) return one;
  const index = lexicon.stringsOf(member).indexOf(one.text);
  const documents = index < 0 ? 0 : lexicon.count(member, index);
  if (documents === 0) return one;
  const places = [...one.places, { member, index }].sort((a, b) => a.member.order - b.member.order);
  return { ...one, documents: one.documents + documents, places };
}

// The most frequent of some words of one segment, as numbers: the common ground of suggestions and of prefixes.
import { readPrefixList } from './prefix-lists.ts';
import { decrementOf } from './removals.ts';
import type { Member } from './segment-set.ts';
import { rankOf, TopDocuments, type ScoredDocument } from './top-documents.ts';

/** Called with each word: its index, and how many edits away it is. */
export type OfferWord = (index: number, edits: number) => void;

export interface RankedWords {
  /** Indexes of words as `document`, the nearest and then the most frequent first. */
  readonly words: readonly ScoredDocument[];
  /** There were more. */
  readonly isCut: boolean;
}

/** The best `limit` of the words that `scan` offers and that still stand in documents. */
export function rankWords(member: Member, limit: number, scan: (offer: OfferWord) => void): RankedWords {
  const top = new TopDocuments(limit);
  scan((index, edits) => {
    const count = countWord(member, index);
    if (count > 0) top.offer(index, rankOf(count, edits));
  });
  return { words: top.sorted(), isCut: top.total > limit };
}

/** The words that begin so; of very many, those that the segment has listed. */
export function rankPrefix(member: Member, prefix: string, limit: number): RankedWords {
  const listed = limit < Infinity ? readPrefixList(member.segment, prefix) : undefined;
  if (listed && listed.words.length >= limit) {
    const { words } = rankWords(member, limit, (offer) => listed.words.forEach((index) => offer(index, 0)));
    return { words, isCut: true };
  }
  const { strings } = member.segment.words;
  const after = strings.firstAfter(prefix);
  return rankWords(member, limit, (offer) => {
    for (let index = strings.firstFrom(prefix); index < after; index += 1) offer(index, 0);
  });
}

/** Documents of a word that are still there; leaves the member's cursor on it. */
export function countWord({ words, removals }: Member, index: number): number {
  words.seek(index);
  let rest = words.documents;
  for (const removal of removals) rest -= decrementOf(removal.words, index, 0);
  return Math.max(0, rest);
}

import type { Lexicon, Ranked } from './gather.ts';
import { rankIn } from './gather.ts';
import { readPrefixList } from './prefix-lists.ts';
import { decrementOf } from './removals.ts';
import type { Member } from './segment-set.ts';

/** The words as they are spelled. Counting leaves the member's cursor on the word. */
export const WORD_LEXICON: Lexicon = {
  stringsOf: ({ segment }) => segment.words.strings,
  count({ words, removals }, index) {
    words.seek(index);
    let rest = words.documents;
    for (const removal of removals) rest -= decrementOf(removal.words, index, 0);
    return Math.max(0, rest);
  },
};

/** The words of a segment that begin so; of very many, those that the segment has listed. */
export function rankPrefix(member: Member, prefix: string, limit: number): Ranked {
  const listed = limit < Infinity ? readPrefixList(member.segment, prefix) : undefined;
  if (listed && listed.words.length >= limit) {
    const { best } = rankIn(member, WORD_LEXICON, limit, (offer) => {
      for (const index of listed.words) offer(index, 0);
    });
    return { best, isCut: true };
  }
  const { strings } = member.segment.words;
  const after = strings.firstAfter(prefix);
  return rankIn(member, WORD_LEXICON, limit, (offer) => {
    for (let index = strings.firstFrom(prefix); index < after; index += 1) offer(index, 0);
  });
}

// Reads everything that an index holds, once: what is damaged behind checksums that fit shows here, and not first
// when somebody asks for it.
import type { Result } from '#core/result';
import { openBestList } from './best-lists.ts';
import { guarded } from './guarded.ts';
import { openPostings, PostingReader } from './postings.ts';
import { readPrefixList } from './prefix-lists.ts';
import type { Member, SegmentSet } from './segment-set.ts';

/** `bad-index` where any part of any segment cannot be read. */
export function readWhole(set: SegmentSet): Result<undefined, 'bad-index'> {
  return guarded(() => {
    for (const member of set.members) {
      member.segment.refs.all();
      readTerms(set, member);
      readWords(member);
      for (const prefix of member.segment.prefixes.strings.all()) readPrefixList(member.segment, prefix);
    }
    return undefined;
  });
}

function readTerms(set: SegmentSet, member: Member): void {
  const { segment, cursor } = member;
  const reader = new PostingReader();
  for (const [term] of segment.terms.all().entries()) {
    cursor.seek(term);
    for (const field of set.fields.keys())
      if (openPostings(reader, member, term, field)) while (reader.next());
    const best = openBestList(segment, term);
    while (best?.next());
  }
}

function readWords({ segment, words }: Member): void {
  for (const [word] of segment.words.strings.all().entries()) words.seek(word);
}

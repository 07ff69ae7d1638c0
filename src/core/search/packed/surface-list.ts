// The words of an index as people spell them, over all of its segments: what prefixes, corrections and unaccented
// spellings are looked up in, because a list of stems cannot answer them.
import { scanFuzzy } from './fuzzy-scan.ts';
import type { Member, SegmentSet } from './segment-set.ts';
import { editsIn } from './top-documents.ts';
import { countWord, rankPrefix, rankWords, type RankedWords } from './word-ranks.ts';

/** One folded word. */
export interface SurfaceEntry {
  readonly word: string;
  /** How many documents it stands in. */
  readonly documents: number;
  /** The index terms that its spellings have become. */
  readonly stems: readonly string[];
}

export interface NearWord extends SurfaceEntry {
  readonly edits: number;
}

export interface SurfaceMatches {
  /** Most frequent first. */
  readonly words: readonly SurfaceEntry[];
  /** There were more. */
  readonly isCut: boolean;
}

/** All questions throw `BadIndexError` where the index is damaged. */
export class SurfaceList {
  constructor(private readonly set: SegmentSet) {}

  /** The word itself; nothing where no document has it. */
  lookup(word: string): SurfaceEntry | undefined {
    const stems = new Set<string>();
    let documents = 0;
    for (const member of this.set.members) {
      const index = member.segment.words.strings.indexOf(word);
      const count = index < 0 ? 0 : countWord(member, index);
      documents += count;
      if (count > 0) for (const term of member.words.terms) stems.add(member.segment.terms.at(term));
    }
    return documents > 0 ? { word, documents, stems: [...stems] } : undefined;
  }

  /** Words that begin so, at most `limit`. */
  expandPrefix(prefix: string, limit: number): SurfaceMatches {
    const { words, isCut } = this.gather(limit, (member, most) => rankPrefix(member, prefix, most));
    return { words: words.map(({ word, documents, stems }) => ({ word, documents, stems })), isCut };
  }

  /** Words within some edits, nearest first, then most frequent first. */
  near(word: string, edits: number, limit: number): readonly NearWord[] {
    return this.gather(limit, (member, most) =>
      rankWords(member, most, (offer) => scanFuzzy(member.segment.words.strings, word, edits, offer)),
    ).words;
  }

  /** What each segment ranks, counted over all of them and ranked again. */
  private gather(
    limit: number,
    rank: (member: Member, most: number) => RankedWords,
  ): { readonly words: readonly NearWord[]; readonly isCut: boolean } {
    const edits = new Map<string, number>();
    let isCut = false;
    for (const member of this.set.members) {
      const ranked = rank(member, this.set.limitIn(member, limit));
      isCut ||= ranked.isCut;
      for (const { document: index, score } of ranked.words)
        edits.set(member.segment.words.strings.at(index), editsIn(score));
    }
    const words = [...edits].flatMap(([word, needed]) => {
      const entry = this.lookup(word);
      return entry ? [{ ...entry, edits: needed }] : [];
    });
    words.sort((a, b) => a.edits - b.edits || b.documents - a.documents || (a.word < b.word ? -1 : 1));
    return { words: words.slice(0, Math.min(limit, words.length)), isCut: isCut || words.length > limit };
  }
}

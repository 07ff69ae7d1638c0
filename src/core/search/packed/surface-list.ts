// The words of an index as people spell them, over all of its segments: what prefixes, corrections and unaccented
// spellings are looked up in, because a list of stems cannot answer them.
import { scanFuzzy } from './fuzzy-scan.ts';
import { gather, rankIn, type Gathered } from './gather.ts';
import type { SegmentSet } from './segment-set.ts';
import { rankPrefix, WORD_LEXICON } from './word-lexicon.ts';

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
    const places = this.set.members.flatMap((member) => {
      const index = WORD_LEXICON.stringsOf(member).indexOf(word);
      return index < 0 ? [] : [{ member, index, count: WORD_LEXICON.count(member, index) }];
    });
    const living = places.filter(({ count }) => count > 0);
    if (living.length === 0) return undefined;
    const documents = living.reduce((sum, { count }) => sum + count, 0);
    return { word, documents, stems: stemsOf(living) };
  }

  /** Words that begin so, at most `limit`. */
  expandPrefix(prefix: string, limit: number): SurfaceMatches {
    const { found, isCut } = gather(this.set, WORD_LEXICON, limit, (member, most) =>
      rankPrefix(member, prefix, most),
    );
    return {
      words: sorted(found).map(({ text, documents, places }) => ({
        word: text,
        documents,
        stems: stemsOf(places),
      })),
      isCut,
    };
  }

  /** Words within some edits, nearest first, then most frequent first. */
  near(word: string, edits: number, limit: number): readonly NearWord[] {
    const { found } = gather(this.set, WORD_LEXICON, limit, (member, most) =>
      rankIn(member, WORD_LEXICON, most, (offer) =>
        scanFuzzy(member.segment.words.strings, word, edits, offer),
      ),
    );
    return sorted(found).map((one) => ({
      word: one.text,
      documents: one.documents,
      stems: stemsOf(one.places),
      edits: one.edits,
    }));
  }

  /** Words that hold the characters, in no order; also such as no document has any more. */
  containing(characters: string): readonly string[] {
    const found = new Set<string>();
    for (const member of this.set.members)
      for (const word of WORD_LEXICON.stringsOf(member).all()) if (word.includes(characters)) found.add(word);
    return [...found];
  }
}

function sorted(found: readonly Gathered[]): readonly Gathered[] {
  return found.toSorted(
    (a, b) => a.edits - b.edits || b.documents - a.documents || (a.text < b.text ? -1 : 1),
  );
}

function stemsOf(places: Gathered['places']): readonly string[] {
  const stems = new Set<string>();
  for (const { member, index } of places) {
    const terms = new Set<number>();
    member.words.seek(index);
    member.words.addTermsTo(terms);
    for (const term of terms) stems.add(member.segment.terms.at(term));
  }
  return [...stems];
}

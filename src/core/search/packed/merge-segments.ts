// Makes one base of a base and its segments: what publishing does when segments have grown. The bytes are those of
// an index built from the documents that are left.
import { byUnits } from '../surface.ts';
import { resolveTerm, type FoundTerm } from './expand-term.ts';
import { guarded } from './guarded.ts';
import { openOrdinalCursor } from './ordinal-cursor.ts';
import { openOrdinals, type Ordinals } from './ordinals.ts';
import { openPostings, PostingReader } from './postings.ts';
import { SegmentSet, type Member } from './segment-set.ts';
import { openSegment } from './segment.ts';
import type { StringTable } from './string-table.ts';
import { SurfaceList } from './surface-list.ts';
import type { WordContent } from './word-info.ts';
import { writeSegment, type PackedFiles, type PackedSettings, type PostingContent } from './write-segment.ts';
import type { Result } from '#core/result';

type SegmentFiles = Pick<PackedFiles, 'index' | 'ordinals'>;

/** Merges all segments of an index, oldest first. */
export function mergeSegments(files: readonly SegmentFiles[]): Result<PackedFiles, 'bad-index'> {
  return guarded(() => {
    const segments = files.map(({ index }) => openSegment(index, false));
    const set = new SegmentSet(segments);
    const ordinals = files.map((file, at) => {
      const segment = segments[at];
      return segment ? [openOrdinals(file.ordinals, segment, false)] : [];
    });
    return new Merger(set, ordinals.flat()).merge();
  });
}

const GONE = 0xffff_ffff;

/** Postings of one term in one field under the new numbers of their documents. */
class MovedPostings implements PostingContent {
  readonly documents: number[] = [];
  readonly counts: number[] = [];
  readonly ordinals: number[] = [];

  /** By document. Each segment's own come in order. */
  sorted(): PostingContent {
    const order = this.documents.map((_, at) => at);
    order.sort((a, b) => (this.documents[a] ?? 0) - (this.documents[b] ?? 0));
    let end = 0;
    const ends = this.counts.map((count) => (end += count));
    return {
      documents: order.map((at) => this.documents[at] ?? 0),
      counts: order.map((at) => this.counts[at] ?? 0),
      ordinals: order.flatMap((at) => this.ordinals.slice(ends[at - 1] ?? 0, ends[at])),
    };
  }
}

class Merger {
  /** By member and document: the document's new number. */
  private readonly numbers = new Map<Member, Uint32Array>();
  private readonly reader = new PostingReader();
  private readonly refs: readonly string[];
  private readonly lengths: readonly Uint32Array[];

  constructor(
    private readonly set: SegmentSet,
    private readonly ordinals: readonly Ordinals[],
  ) {
    const living = set.members
      .flatMap((member) => livingDocuments(set, member))
      .sort((a, b) => byUnits(a.ref, b.ref));
    for (const member of set.members)
      this.numbers.set(member, new Uint32Array(member.segment.meta.documents).fill(GONE));
    for (const [number, { member, document }] of living.entries()) {
      const numbers = this.numbers.get(member);
      if (numbers) numbers[document] = number;
    }
    this.refs = living.map(({ ref }) => ref);
    this.lengths = set.fields.map((_, field) =>
      Uint32Array.from(living, ({ member, document }) => member.segment.lengths.at(field, document)),
    );
  }

  merge(): PackedFiles {
    const { set } = this;
    const found = sortedStrings(set, ({ segment }) => segment.terms).flatMap((text) => {
      const term = resolveTerm(set, text);
      return term ? [{ text, term }] : [];
    });
    const terms = found.map(({ text }) => text);
    return writeSegment({
      settings: settingsOf(set),
      refs: this.refs,
      lengths: this.lengths,
      terms,
      postings: (index, field) => this.postings(found[index]?.term, field),
      words: this.words(terms),
      removals: [],
      previous: '',
    });
  }

  private postings(term: FoundTerm | undefined, field: number): PostingContent {
    const moved = new MovedPostings();
    const places = term?.places ?? [];
    for (const { member, term: index } of places) this.move(member, index, field, moved);
    return places.length > 1 ? moved.sorted() : moved;
  }

  private move(member: Member, term: number, field: number, moved: MovedPostings): void {
    const ordinals = this.ordinals[member.order];
    if (!ordinals || !openPostings(this.reader, member, term, field)) return;
    const cursor = openOrdinalCursor(member, ordinals, term, field);
    const numbers = this.numbers.get(member);
    while (this.reader.next()) {
      for (let n = 0; n < this.reader.size; n += 1) {
        const document = this.reader.documents[n] ?? 0;
        const number = numbers?.[document] ?? GONE;
        if (number === GONE) continue;
        const count = cursor?.open(document) ?? 0;
        for (let left = count; left > 0; left -= 1) moved.ordinals.push(cursor?.next() ?? 0);
        moved.documents.push(number);
        moved.counts.push(count);
      }
    }
  }

  private words(terms: readonly string[]): readonly WordContent[] {
    const numbers = new Map(terms.map((term, number) => [term, number]));
    const list = new SurfaceList(this.set);
    return sortedStrings(this.set, ({ segment }) => segment.words.strings).flatMap((word) => {
      const entry = list.lookup(word);
      if (!entry) return [];
      const own = entry.stems.flatMap((stem) => numbers.get(stem) ?? []).sort((a, b) => a - b);
      return own.length === 0 ? [] : [{ word, documents: entry.documents, terms: own }];
    });
  }
}

function livingDocuments(
  set: SegmentSet,
  member: Member,
): readonly { readonly ref: string; readonly member: Member; readonly document: number }[] {
  return member.segment.refs
    .all()
    .flatMap((ref, document) => (set.isRemoved(member.first + document) ? [] : [{ ref, member, document }]));
}

function sortedStrings(set: SegmentSet, tableOf: (member: Member) => StringTable): readonly string[] {
  return [...new Set(set.members.flatMap((member) => tableOf(member).all()))].sort(byUnits);
}

function settingsOf({ members, fields, k1, b }: SegmentSet): PackedSettings {
  const [base] = members;
  const { lunrVersion = '', pipeline = '', lang = '' } = base?.segment.meta ?? {};
  const own = fields.map(({ name, boost, isRanked }) => ({ name, boost, isRanked }));
  return { lunrVersion, pipeline, lang, k1, b, fields: own };
}

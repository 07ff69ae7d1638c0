// The segments of one language as one index: a base and what editions since have added. Counts and lengths are
// summed, and sink by what later segments took back, so that every score is that of one index over all documents.
import { BadIndexError } from './bad-index-error.ts';
import { LengthNorm } from './length-norm.ts';
import { DEFAULT_RANKING, type Ranking } from './ranking.ts';
import { decrementOf, rankedColumn, type Removal } from './removals.ts';
import type { FieldMeta, SegmentMeta } from './segment-meta.ts';
import { termCursor, type Segment } from './segment.ts';
import type { TermCursor } from './term-cursor.ts';
import { WordCursor } from './word-info.ts';

/** A segment among others. */
export interface Member {
  readonly segment: Segment;
  /** Its place among the segments. */
  readonly order: number;
  /** Number of its first document over all segments. */
  readonly first: number;
  /** What later segments took back from it. */
  readonly removals: readonly Removal[];
  /** Over its terms. */
  readonly cursor: TermCursor;
  /** Over its words. */
  readonly words: WordCursor;
}

export class SegmentSet {
  readonly members: readonly Member[];
  /** The member with the most documents: as a rule the base. */
  readonly largest: Member;
  readonly fields: readonly FieldMeta[];
  /** Document numbers in use, removed ones included. */
  readonly size: number;
  /** Documents that are there. */
  readonly documents: number;
  /** Document numbers that are no longer there, rising. */
  readonly removed: Uint32Array;
  /** Mean length of each field, in tokens. */
  readonly averages: readonly number[];
  readonly k1: number;
  readonly b: number;
  private readonly norms = new Map<number, LengthNorm>();

  /** Throws `BadIndexError` where the segments do not belong together. Older segments come first. */
  constructor(
    segments: readonly Segment[],
    private readonly ranking: Ranking = DEFAULT_RANKING,
  ) {
    const [base] = segments;
    if (!base) throw new BadIndexError('an index without a segment');
    for (const segment of segments) checkSame(base.meta, segment.meta);
    this.members = toMembers(segments);
    this.largest = this.members.reduce((largest, member) =>
      member.segment.meta.documents > largest.segment.meta.documents ? member : largest,
    );
    this.fields = base.meta.fields;
    this.k1 = base.meta.k1;
    this.b = base.meta.b;
    this.size = segments.reduce((sum, segment) => sum + segment.meta.documents, 0);
    this.removed = removedDocuments(this.members);
    this.documents = this.size - this.removed.length;
    this.averages = this.fields.map((_, field) => this.tokensOf(field) / this.documents);
  }

  /** How much the length of each document of a member weighs in one field. */
  norm(member: Member, field: number): LengthNorm {
    const key = member.order * this.fields.length + field;
    let norm = this.norms.get(key);
    if (!norm) {
      const average = this.averages[field] ?? 0;
      norm = new LengthNorm(member.segment.lengths, field, average, this.k1, this.b);
      this.norms.set(key, norm);
    }
    return norm;
  }

  /** lunr's inverse document frequency, of a term that so many documents hold in each field. */
  inverseFrequency(byField: readonly number[]): number {
    const holding =
      this.ranking.rarity === 'largest-field'
        ? Math.max(0, ...byField)
        : byField.reduce((sum, count) => sum + count, 0);
    return Math.log(1 + Math.abs((this.documents - holding + 0.5) / (holding + 0.5)));
  }

  memberOf(document: number): Member {
    const member = this.members.findLast((one) => one.first <= document);
    if (!member || document >= this.size) throw new RangeError(`no document ${document}`);
    return member;
  }

  refOf(document: number): string {
    const member = this.memberOf(document);
    return member.segment.refs.at(document - member.first);
  }

  isRemoved(document: number): boolean {
    return isIn(this.removed, document);
  }

  /** Number of the document, or -1 where it is not there (any more). */
  documentNumber(ref: string): number {
    for (const member of this.members.toReversed()) {
      const index = member.segment.refs.indexOf(ref);
      if (index >= 0 && !this.isRemoved(member.first + index)) return member.first + index;
    }
    return -1;
  }

  private tokensOf(field: number): number {
    const all = this.members.reduce((sum, { segment }) => sum + (segment.meta.fields[field]?.tokens ?? 0), 0);
    if (this.removed.length === 0) return all;
    let gone = 0;
    for (const document of this.removed) {
      const member = this.memberOf(document);
      gone += member.segment.lengths.at(field, document - member.first);
    }
    return all - gone;
  }
}

/** Documents of the term on which the member's cursor stands, in one field, that are still there. */
export function documentsLeft(member: Member, field: number): number {
  return left(member, member.cursor.documents[field] ?? 0, member.cursor.index, field);
}

/** A term's documents in ranked fields that are still there, of `count` that the segment has. */
export function rankedLeft(member: Member, term: number, count: number): number {
  return left(member, count, term, rankedColumn(member.segment.meta.fields.length));
}

function left(member: Member, count: number, term: number, column: number): number {
  let rest = count;
  for (const removal of member.removals) rest -= decrementOf(removal.terms, term, column);
  if (rest < 0) throw new BadIndexError('more was taken back than there was');
  return rest;
}

function checkSame(base: SegmentMeta, other: SegmentMeta): void {
  const isSame =
    base.lunrVersion === other.lunrVersion &&
    base.pipeline === other.pipeline &&
    base.lang === other.lang &&
    base.k1 === other.k1 &&
    base.b === other.b &&
    describeFields(base) === describeFields(other);
  if (!isSame) throw new BadIndexError('two parts of the index were made in different ways');
}

function describeFields(meta: SegmentMeta): string {
  return JSON.stringify(meta.fields.map(({ name, boost, isRanked }) => [name, boost, isRanked]));
}

function toMembers(segments: readonly Segment[]): readonly Member[] {
  const members: Member[] = [];
  let first = 0;
  for (const [order, segment] of segments.entries()) {
    const older = segments.slice(0, order);
    if (
      segment.meta.previous !== (older.at(-1)?.id ?? '') ||
      segment.removals.some((removal) => !older.some((one) => one.id === removal.segment))
    )
      throw new BadIndexError('a part of the index belongs to another one');
    const later = segments.slice(order + 1);
    const removals = later.flatMap((one) => one.removals.filter(({ segment: id }) => id === segment.id));
    const words = new WordCursor(segment.words, segment.meta.terms);
    members.push({ segment, order, first, removals, cursor: termCursor(segment), words });
    first += segment.meta.documents;
  }
  return members;
}

function removedDocuments(members: readonly Member[]): Uint32Array {
  const removed = members.flatMap(({ first, removals, segment }) =>
    removals.flatMap((removal) => {
      if ((removal.documents.at(-1) ?? -1) >= segment.meta.documents)
        throw new BadIndexError('a removed document that was never there');
      return Array.from(removal.documents, (document) => first + document);
    }),
  );
  const sorted = Uint32Array.from(removed).sort();
  if (sorted.some((document, at) => at > 0 && document === sorted[at - 1]))
    throw new BadIndexError('a document that was removed twice');
  return sorted;
}

/** Whether a rising list holds the number. */
function isIn(list: Uint32Array, wanted: number): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return list[low] === wanted;
}

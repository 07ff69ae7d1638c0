// For the terms that stand in very many documents: the few documents where they weigh most, with what their weight
// is made of, and how much any other document can weigh. Nothing in them is an answer: weights are computed from
// the counts of today, and where the bound does not prove the list complete, all postings are read.
import { BadIndexError } from './bad-index-error.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { openPostings, PostingReader } from './postings.ts';
import { PARTS, type SegmentMeta } from './segment-meta.ts';
import { SegmentSet, type Member } from './segment-set.ts';
import type { Segment } from './segment.ts';
import { TopDocuments } from './top-documents.ts';

/** Terms in fewer documents are read in no time. */
export const BEST_MIN_DOCUMENTS = 1024;
/** Documents in one list. */
export const BEST_SIZE = 64;

const ROW_BYTES = 8;

/** One list, read from its first document to its last. */
export class BestList {
  /** Documents of the segment that have the term in a ranked field. */
  readonly total: number;
  /** No document outside of the list weighs more, before the inverse document frequency, in the segment by itself. */
  readonly bound: number;
  /** Documents in the list. */
  readonly size: number;
  /** The present one, by its number in the segment. */
  document = -1;
  /** How often the term stands in each field of it; 0 for fields that are not ranked. */
  readonly counts: Uint32Array;
  private left: number;

  constructor(
    private readonly meta: SegmentMeta,
    private readonly reader: ByteReader,
  ) {
    this.total = reader.count(meta.documents);
    this.bound = reader.f64();
    this.size = reader.count(BEST_SIZE);
    this.left = this.size;
    this.counts = new Uint32Array(meta.fields.length);
  }

  /** Goes to the next document, in the order of their numbers; false at the end. */
  next(): boolean {
    if (this.left === 0) return false;
    this.left -= 1;
    this.document += this.reader.count(this.meta.documents) + 1;
    if (this.document >= this.meta.documents) throw new BadIndexError('a best document that is not there');
    for (let field = 0; field < this.counts.length; field += 1)
      if (this.meta.fields[field]?.isRanked === true) this.counts[field] = this.reader.varint();
    return true;
  }
}

/** What a list is written from. */
interface BestContent {
  readonly total: number;
  readonly bound: number;
  readonly documents: readonly { readonly document: number; readonly counts: readonly number[] }[];
}

/** Adds the lists to the parts of a segment; returns how many there are. */
export function writeBestLists(parts: Map<number, Uint8Array>, segment: Segment): number {
  const set = new SegmentSet([segment]);
  const [member] = set.members;
  if (!member) return 0;
  const rows = new ByteWriter();
  const lists = new ByteWriter();
  const weigher = new Weigher(set);
  for (let term = 0; term < segment.meta.terms; term += 1) {
    member.cursor.seek(term);
    if (rankedSum(set, member) < BEST_MIN_DOCUMENTS) continue;
    const list = weigher.bestOf(member, term);
    if (list.total < BEST_MIN_DOCUMENTS) continue;
    rows.u32(term);
    rows.u32(lists.length);
    writeList(lists, list, set);
  }
  parts.set(PARTS.bestTerms, rows.take());
  parts.set(PARTS.bestLists, lists.take());
  return rows.length / ROW_BYTES;
}

/** The list of a term of a segment; nothing where it has none. Throws `BadIndexError`. */
export function openBestList(segment: Segment, term: number): BestList | undefined {
  const offset = offsetOf(segment.bestTerms, term);
  return offset === undefined
    ? undefined
    : new BestList(segment.meta, new ByteReader(segment.bestLists, offset));
}

function writeList(out: ByteWriter, list: BestContent, set: SegmentSet): void {
  out.varint(list.total);
  out.f64(list.bound);
  out.varint(list.documents.length);
  let before = -1;
  for (const { document, counts } of list.documents) {
    out.varint(document - before - 1);
    for (const [field, count] of counts.entries())
      if (set.fields[field]?.isRanked === true) out.varint(count);
    before = document;
  }
}

function rankedSum(set: SegmentSet, { cursor }: Member): number {
  return set.fields.reduce(
    (sum, { isRanked }, field) => sum + (isRanked ? (cursor.documents[field] ?? 0) : 0),
    0,
  );
}

/** Weighs all documents of a term, inverse document frequency aside. */
class Weigher {
  private readonly weights: Float64Array;
  private readonly counts: readonly Uint32Array[];
  private readonly reader = new PostingReader();

  constructor(private readonly set: SegmentSet) {
    this.weights = new Float64Array(set.size);
    this.counts = set.fields.map(() => new Uint32Array(set.size));
  }

  bestOf(member: Member, term: number): BestContent {
    const touched: number[] = [];
    for (const [field, { isRanked }] of this.set.fields.entries())
      if (isRanked) this.addField(member, term, field, touched);
    const top = new TopDocuments(BEST_SIZE + 1);
    for (const document of touched) top.offer(document, this.weights[document] ?? 0);
    const sorted = top.sorted();
    const documents = sorted
      .slice(0, BEST_SIZE)
      .map(({ document }) => ({ document, counts: this.counts.map((counts) => counts[document] ?? 0) }))
      .sort((a, b) => a.document - b.document);
    for (const document of touched) {
      this.weights[document] = 0;
      for (const counts of this.counts) counts[document] = 0;
    }
    return { total: touched.length, bound: sorted[BEST_SIZE]?.score ?? 0, documents };
  }

  private addField(member: Member, term: number, field: number, touched: number[]): void {
    if (!openPostings(this.reader, member, term, field)) return;
    const norm = this.set.norm(member, field);
    const boost = this.set.fields[field]?.boost ?? 1;
    while (this.reader.next()) {
      for (let n = 0; n < this.reader.size; n += 1) {
        const document = this.reader.documents[n] ?? 0;
        const count = this.reader.counts[n] ?? 0;
        if (this.weights[document] === 0) touched.push(document);
        const weight = (((this.set.k1 + 1) * count) / (norm.of(norm.lengths[document] ?? 0) + count)) * boost;
        this.weights[document] = (this.weights[document] ?? 0) + weight;
        const counts = this.counts[field];
        if (counts) counts[document] = count;
      }
    }
  }
}

/** Rows of a term and the offset of its list, by term. */
function offsetOf(rows: Uint8Array, term: number): number | undefined {
  const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
  let low = 0;
  let high = Math.floor(rows.length / ROW_BYTES);
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (view.getUint32(middle * ROW_BYTES, true) < term) low = middle + 1;
    else high = middle;
  }
  const isThere = low < end && view.getUint32(low * ROW_BYTES, true) === term;
  return isThere ? view.getUint32(low * ROW_BYTES + 4, true) : undefined;
}

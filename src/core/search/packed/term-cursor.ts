import { BadIndexError } from './bad-index-error.ts';
import { BLOCK_SIZE, type BlockRows } from './block-rows.ts';

/** More fields do not fit into the mask of a term. */
export const MAX_FIELDS = 16;

/** Where in the file the terms of one segment say what they have. */
export interface TermInfo {
  readonly info: Uint8Array;
  /** Columns: strings, info, postings. */
  readonly rows: BlockRows;
  readonly size: number;
  readonly fields: number;
  /** No term stands in more documents. */
  readonly documents: number;
}

const INFO = 1;
const POSTINGS = 2;

/** Walks the terms of a segment: in how many documents each stands, field by field, and where its postings lie. */
export class TermCursor {
  index = -1;
  /** Documents by field; 0 where the field has none. */
  readonly documents: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  private at = 0;
  private end = 0;
  private postings = 0;
  private postingsEnd = 0;

  constructor(private readonly terms: TermInfo) {
    this.documents = new Uint32Array(terms.fields);
    this.from = new Uint32Array(terms.fields);
    this.to = new Uint32Array(terms.fields);
  }

  /** Goes to a term; near ones cost least. */
  seek(index: number): void {
    if (index < 0 || index >= this.terms.size) throw new BadIndexError('a term that is not there');
    if (index === this.index) return;
    const block = Math.floor(index / BLOCK_SIZE);
    if (index < this.index || block !== Math.floor(this.index / BLOCK_SIZE)) this.enter(block);
    while (this.index < index) this.read();
  }

  /** Sum over the fields. */
  total(): number {
    let sum = 0;
    for (const count of this.documents) sum += count;
    return sum;
  }

  private enter(block: number): void {
    const { rows } = this.terms;
    this.index = block * BLOCK_SIZE - 1;
    this.at = rows.offset(block, INFO);
    this.end = rows.offset(block + 1, INFO);
    this.postings = rows.offset(block, POSTINGS);
    this.postingsEnd = rows.offset(block + 1, POSTINGS);
  }

  private read(): void {
    // Where it meets damage it stands nowhere.
    const { index } = this;
    this.index = -1;
    let mask = this.varint();
    if (mask >>> this.terms.fields !== 0) throw new BadIndexError('a term in a field that is not there');
    for (let field = 0; field < this.terms.fields; field += 1) {
      const has = (mask & 1) === 1;
      mask >>>= 1;
      const documents = has ? this.varint() : 0;
      const length = has ? this.varint() : 0;
      // Each posting takes a byte or more, so no list is longer than it can be.
      if (documents > this.terms.documents || documents > length || this.postings + length > this.postingsEnd)
        throw new BadIndexError('the postings of a term do not fit');
      this.documents[field] = documents;
      this.from[field] = this.postings;
      this.postings += length;
      this.to[field] = this.postings;
    }
    this.index = index + 1;
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      if (this.at >= this.end) break;
      const byte = this.terms.info[this.at] ?? 0;
      this.at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new BadIndexError('the description of a term is cut off');
  }
}

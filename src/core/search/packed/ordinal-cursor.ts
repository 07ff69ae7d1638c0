import { BadIndexError } from './bad-index-error.ts';
import type { Ordinals } from './ordinals.ts';
import { CHUNK, openPostings, PostingReader } from './postings.ts';
import type { Member } from './segment-set.ts';

/** Before the ordinals of a term in one field; nothing where the field has none. */
export function openOrdinalCursor(
  member: Member,
  ordinals: Ordinals,
  term: number,
  field: number,
): OrdinalCursor | undefined {
  const reader = new PostingReader();
  if (!openPostings(reader, member, term, field)) return undefined;
  const { from, to } = ordinals.locate(term, field);
  return new OrdinalCursor(reader, ordinals.lists, from, to);
}

/** Walks the ordinals of a term beside its postings. */
export class OrdinalCursor {
  /** Where the ordinals of each chunk begin. */
  private readonly starts: readonly number[];
  private at: number;
  /** The posting of the present chunk that comes next. */
  private following = 0;
  /** Ordinals of the present document that have not been taken. */
  private left = 0;
  private ordinal = 0;
  private isLoaded = false;

  constructor(
    private readonly reader: PostingReader,
    private readonly bytes: Uint8Array,
    from: number,
    private readonly to: number,
  ) {
    this.at = from;
    this.starts = this.readStarts(Math.ceil(reader.remaining / CHUNK));
  }

  /** Goes to a document, later than the one before, and says how often the term stands in it. */
  open(document: number): number {
    // What was not taken of the document before is stepped over.
    for (; this.left > 0; this.left -= 1) this.varint();
    if (!this.seek(document)) return 0;
    this.left = this.reader.counts[this.following] ?? 0;
    this.following += 1;
    this.ordinal = 0;
    return this.left;
  }

  /** The next ordinal of the document, rising. */
  next(): number {
    this.left -= 1;
    this.ordinal += this.varint();
    return this.ordinal;
  }

  private seek(document: number): boolean {
    const { reader } = this;
    while (!this.isLoaded || (reader.documents[reader.size - 1] ?? 0) < document) {
      if (!reader.nextFrom(document)) return false;
      this.isLoaded = true;
      this.following = 0;
      this.at = this.starts[reader.stepped] ?? this.to;
    }
    while ((reader.documents[this.following] ?? 0) < document) {
      for (let left = reader.counts[this.following] ?? 0; left > 0; left -= 1) this.varint();
      this.following += 1;
    }
    return reader.documents[this.following] === document;
  }

  private readStarts(chunks: number): readonly number[] {
    const lengths = Array.from({ length: chunks - 1 }, () => this.varint());
    let start = this.at;
    return [start, ...lengths.map((length) => (start += length))];
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35 && this.at < this.to; shift += 7) {
      const byte = this.bytes[this.at] ?? 0;
      this.at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new BadIndexError('the places of a term are cut off');
  }
}

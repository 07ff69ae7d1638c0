// A list of postings: the documents of one term in one field, and how often it stands there. Deltas and counts in
// LEB128; once is the rule and takes no byte of its own. Long lists are cut into chunks behind a directory, so
// that a search for few documents can step over the rest.
import { BadIndexError } from './bad-index-error.ts';
import { ByteWriter } from './byte-writer.ts';
import type { Member } from './segment-set.ts';

/** Postings in one chunk. */
export const CHUNK = 128;

/** Writes lists one after the other, with the same memory for each. */
export class PostingWriter {
  readonly out = new ByteWriter();
  private readonly directory = new ByteWriter();
  private readonly body = new ByteWriter();

  /** Appends one list. `documents` rise. */
  add(documents: ArrayLike<number>, counts: ArrayLike<number>): void {
    const { length } = documents;
    const { directory, body, out } = this;
    directory.clear();
    body.clear();
    let before = -1;
    for (let from = 0; from < length; from += CHUNK) {
      const start = body.length;
      const first = before;
      for (let at = from; at < Math.min(from + CHUNK, length); at += 1) {
        const document = documents[at] ?? 0;
        const count = counts[at] ?? 0;
        body.varint((document - before - 1) * 2 + (count === 1 ? 0 : 1));
        if (count !== 1) body.varint(count);
        before = document;
      }
      if (from + CHUNK < length) {
        directory.varint(before - first);
        directory.varint(body.length - start);
      }
    }
    if (length > CHUNK) {
      out.varint(directory.length);
      out.append(directory.peek());
    }
    out.append(body.peek());
  }
}

/** Puts the reader before the postings of a term in one field; false where the field has none. */
export function openPostings(reader: PostingReader, member: Member, term: number, field: number): boolean {
  const { cursor, segment } = member;
  cursor.seek(term);
  const length = cursor.documents[field] ?? 0;
  if (length === 0) return false;
  const { documents } = segment.meta;
  reader.open(segment.postings, cursor.from[field] ?? 0, cursor.to[field] ?? 0, length, documents);
  return true;
}

/** Reads one list chunk by chunk into arrays of its own. */
export class PostingReader {
  readonly documents = new Uint32Array(CHUNK);
  readonly counts = new Uint32Array(CHUNK);
  /** Postings in the present chunk. */
  size = 0;
  /** Chunks before the present one: read, or stepped over. */
  stepped = -1;
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private end = 0;
  private left = 0;
  private before = -1;
  private limit = 0;
  private directoryAt = 0;
  private directoryEnd = 0;

  /** Begins a list of `length` postings in `bytes[from, to)`; all documents are below `limit`. */
  open(bytes: Uint8Array, from: number, to: number, length: number, limit: number): void {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.left = length;
    this.limit = limit;
    this.before = -1;
    this.size = 0;
    this.stepped = -1;
    this.directoryAt = 0;
    this.directoryEnd = 0;
    if (length > CHUNK) this.openDirectory();
  }

  /** Postings that have not been read. */
  get remaining(): number {
    return this.left;
  }

  /** Reads the next chunk; false at the end. */
  next(): boolean {
    if (this.left === 0) return false;
    this.size = Math.min(CHUNK, this.left);
    this.left -= this.size;
    this.stepped += 1;
    this.decode();
    return true;
  }

  /**
   * Reads the first chunk that may hold documents not below `wanted`, stepping over those before it. False where
   * there is none.
   */
  nextFrom(wanted: number): boolean {
    while (this.left > CHUNK) {
      const mark = this.directoryAt;
      const last = this.before + this.directoryNumber();
      const length = this.directoryNumber();
      if (last >= wanted) {
        this.directoryAt = mark;
        break;
      }
      this.before = last;
      this.at += length;
      this.left -= CHUNK;
      this.stepped += 1;
    }
    return this.next();
  }

  private openDirectory(): void {
    this.directoryAt = this.at;
    this.directoryEnd = this.end;
    const length = this.directoryNumber();
    this.directoryEnd = this.directoryAt + length;
    this.at = this.directoryEnd;
    if (this.at > this.end) throw new BadIndexError('a directory is longer than its list');
  }

  private directoryNumber(): number {
    let value = 0;
    for (let shift = 0; shift < 28 && this.directoryAt < this.directoryEnd; shift += 7) {
      const byte = this.bytes[this.directoryAt] ?? 0;
      this.directoryAt += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new BadIndexError('a directory is cut off');
  }

  /** The loop that all queries live in. */
  private decode(): void {
    const { bytes, documents, counts, size } = this;
    let { at, before } = this;
    for (let n = 0; n < size; n += 1) {
      let byte = bytes[at++] ?? 0;
      let value = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
      }
      before += (value >>> 1) + 1;
      documents[n] = before;
      counts[n] = 1;
      if ((value & 1) === 1) {
        byte = bytes[at++] ?? 0;
        let count = byte & 0x7f;
        for (let shift = 7; byte > 0x7f; shift += 7) {
          byte = bytes[at++] ?? 0;
          count |= (byte & 0x7f) << shift;
        }
        counts[n] = count >>> 0;
      }
      // A delta is never negative, so the last document is the largest; but it must not have been anything else.
      if (before >= this.limit) throw new BadIndexError('a posting of a document that is not there');
    }
    if (at > this.end) throw new BadIndexError('a list of postings is cut off');
    this.at = at;
    this.before = before;
    if (this.directoryEnd > 0 && this.left > 0) this.skipRow();
  }

  /** The directory keeps step with the chunks. */
  private skipRow(): void {
    this.directoryNumber();
    this.directoryNumber();
  }
}

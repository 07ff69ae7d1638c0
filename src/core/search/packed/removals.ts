// What a segment takes back from older ones: documents that have changed or are gone, and by how much the counts
// of terms and words sink without them. The counts are written down because the documents' words cannot be read
// back from an inverted index without reading all of it.
import { BadIndexError } from './bad-index-error.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { SegmentId } from './container.ts';

/** Counts that sink: `ids` rise; one row of `counts` for each id. */
export interface Decrements {
  readonly ids: Uint32Array;
  /** For a term by field, then the documents in ranked fields; for a word the documents. */
  readonly counts: readonly Uint32Array[];
}

export interface Removal {
  /** The older segment. */
  readonly segment: SegmentId;
  /** Documents of it that are no longer there, rising. */
  readonly documents: Uint32Array;
  readonly terms: Decrements;
  readonly words: Decrements;
}

export function writeRemovals(removals: readonly Removal[]): Uint8Array {
  const out = new ByteWriter();
  out.varint(removals.length);
  for (const removal of removals) {
    out.text(removal.segment);
    writeRising(out, removal.documents);
    for (const decrements of [removal.terms, removal.words]) {
      writeRising(out, decrements.ids);
      for (let row = 0; row < decrements.ids.length; row += 1)
        for (const column of decrements.counts) out.varint(column[row] ?? 0);
    }
  }
  return out.take();
}

/** Throws `BadIndexError`. `fields` is the number of fields of the index. */
export function readRemovals(bytes: Uint8Array, fields: number): readonly Removal[] {
  const reader = new ByteReader(bytes);
  const removals = Array.from({ length: reader.count(1024) }, () => ({
    segment: reader.text(),
    documents: readRising(reader, bytes.length),
    terms: readDecrements(reader, fields + 1, bytes.length),
    words: readDecrements(reader, 1, bytes.length),
  }));
  if (!reader.isAtEnd) throw new BadIndexError('the list of removed documents is too long');
  return removals;
}

/** The column of a term's decrements that counts documents over the ranked fields. */
export function rankedColumn(fields: number): number {
  return fields;
}

/** By how much a count sinks; 0 where it does not. */
export function decrementOf(decrements: Decrements, id: number, column: number): number {
  const row = rowOf(decrements.ids, id);
  return row < 0 ? 0 : (decrements.counts[column]?.[row] ?? 0);
}

function rowOf(ids: Uint32Array, id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}

function readDecrements(reader: ByteReader, columns: number, limit: number): Decrements {
  const ids = readRising(reader, limit);
  if (ids.length * columns > reader.remaining) throw new BadIndexError('a list of counts is cut off');
  const counts = Array.from({ length: columns }, () => new Uint32Array(ids.length));
  for (let row = 0; row < ids.length; row += 1) for (const column of counts) column[row] = reader.varint();
  return { ids, counts };
}

function writeRising(out: ByteWriter, numbers: Uint32Array): void {
  out.varint(numbers.length);
  let before = -1;
  for (const number of numbers) {
    out.varint(number - before - 1);
    before = number;
  }
}

/** Each number takes a byte or more, so no list is longer than its part. */
function readRising(reader: ByteReader, limit: number): Uint32Array {
  const numbers = new Uint32Array(reader.count(limit));
  let before = -1;
  for (let at = 0; at < numbers.length; at += 1) {
    before += reader.varint() + 1;
    if (before > 0xffff_ffff) throw new BadIndexError('a number is too large');
    numbers[at] = before;
  }
  return numbers;
}

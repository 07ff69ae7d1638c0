import { BadIndexError } from './bad-index-error.ts';
import { ByteWriter } from './byte-writer.ts';
import type { FieldMeta } from './segment-meta.ts';

/** How many tokens the fields have in each document: what BM25 divides by. */
export interface DocLengths {
  readonly bytes: Uint8Array;
  readonly columns: readonly LengthColumn[];
}

/** Where the lengths of one field lie. */
export interface LengthColumn {
  /** Of the first document. */
  readonly start: number;
  /** Bytes of each: 1, 2 or 4. */
  readonly width: number;
}

/** One length. Documents lie one after the other, in bytes from low to high. */
export function lengthAt(bytes: Uint8Array, { start, width }: LengthColumn, document: number): number {
  const at = start + document * width;
  let length = bytes[at] ?? 0;
  if (width > 1) length |= (bytes[at + 1] ?? 0) << 8;
  if (width > 2) length |= ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
  return length >>> 0;
}

/** Bytes that the largest of these lengths needs. */
export function widthOf(lengths: Uint32Array): 1 | 2 | 4 {
  const largest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return largest < 0x100 ? 1 : largest < 0x1_0000 ? 2 : 4;
}

/** Fields one after the other, each with the width its meta names. */
export function writeLengths(fields: readonly Uint32Array[]): Uint8Array {
  const out = new ByteWriter();
  for (const lengths of fields) {
    const width = widthOf(lengths);
    for (const length of lengths) {
      if (width === 1) out.u8(length);
      else if (width === 2) out.u16(length);
      else out.u32(length);
    }
  }
  return out.take();
}

export function openLengths(bytes: Uint8Array, fields: readonly FieldMeta[], documents: number): DocLengths {
  let start = 0;
  const columns = fields.map(({ width }) => {
    const column = { start, width };
    start += width * documents;
    return column;
  });
  if (bytes.length !== start) throw new BadIndexError('the lengths of the documents do not fit');
  return { bytes, columns };
}

/** The length of one field in one document. */
export function lengthIn({ bytes, columns }: DocLengths, field: number, document: number): number {
  const column = columns[field];
  return column ? lengthAt(bytes, column, document) : 0;
}

import { BadIndexError } from './bad-index-error.ts';
import { ByteWriter } from './byte-writer.ts';
import type { FieldMeta } from './segment-meta.ts';

/** How many tokens the fields have in each document: what BM25 divides by. */
export interface DocLengths {
  readonly columns: readonly LengthColumn[];
  /** One length. */
  at(field: number, document: number): number;
  /** All lengths of a field, by document. */
  ofField(field: number): Uint16Array | Uint32Array;
}

/** Where the lengths of one field lie. */
export interface LengthColumn {
  /** Of the first document. */
  readonly start: number;
  /** Bytes of each: 1, 2 or 4, from low to high. */
  readonly width: number;
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
  let end = 0;
  const columns = fields.map(({ width }) => {
    const start = end;
    end += width * documents;
    return { start, width };
  });
  if (bytes.length !== end) throw new BadIndexError('the lengths of the documents do not fit');
  const column = (field: number): LengthColumn => columns[field] ?? { start: 0, width: 1 };
  return {
    columns,
    at: (field, document) => lengthAt(bytes, column(field), document),
    ofField: (field) => copyColumn(bytes, column(field), documents),
  };
}

function lengthAt(bytes: Uint8Array, { start, width }: LengthColumn, document: number): number {
  const at = start + document * width;
  let length = bytes[at] ?? 0;
  if (width > 1) length |= (bytes[at + 1] ?? 0) << 8;
  if (width > 2) length |= ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
  return length >>> 0;
}

/** By the engine's own copying: a loop of ours would run before any compiler has looked at it. */
function copyColumn(
  bytes: Uint8Array,
  { start, width }: LengthColumn,
  documents: number,
): Uint16Array | Uint32Array {
  const own = bytes.slice(start, start + width * documents);
  if (width === 1) return new Uint16Array(own);
  if (IS_LITTLE_ENDIAN) return width === 2 ? new Uint16Array(own.buffer) : new Uint32Array(own.buffer);
  const at = (_: number, document: number): number => lengthAt(own, { start: 0, width }, document);
  return width === 2
    ? Uint16Array.from({ length: documents }, at)
    : Uint32Array.from({ length: documents }, at);
}

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

// Where the blocks of a list begin: rows of 32-bit offsets, one row for each block and one for the end.
import { BadIndexError } from './bad-index-error.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Entries in one block. */
export const BLOCK_SIZE = 32;

export interface BlockRows {
  /** Offset in part `column` at which block `block` begins; `block` may be the number of blocks: the end. */
  offset(block: number, column: number): number;
}

export function blockCount(entries: number): number {
  return Math.ceil(entries / BLOCK_SIZE);
}

/** Writes one row. */
export function writeRow(out: ByteWriter, offsets: readonly number[]): void {
  for (const offset of offsets) out.u32(offset);
}

/**
 * Opens the rows for `entries` entries whose parts have the given lengths. All rows are looked at once: offsets
 * that do not rise would let a hostile file have the same bytes read again and again.
 */
export function openBlockRows(bytes: Uint8Array, entries: number, parts: readonly Uint8Array[]): BlockRows {
  const rows = blockCount(entries) + 1;
  const columns = parts.length;
  if (bytes.length !== rows * columns * 4) throw new BadIndexError('a list of blocks has the wrong length');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [column, part] of parts.entries()) {
    let before = 0;
    for (let at = column * 4; at < bytes.length; at += columns * 4) {
      const offset = view.getUint32(at, true);
      if (offset < before) throw new BadIndexError('a list of blocks is out of order');
      before = offset;
    }
    if (view.getUint32(column * 4, true) !== 0 || before !== part.length)
      throw new BadIndexError('a list of blocks does not fit its parts');
  }
  return { offset: (block, column) => view.getUint32((block * columns + column) * 4, true) };
}

// Where in each document the tokens of a term stand, as ordinals: a file of its own beside the index, because only
// phrases ask for it. Its lists follow the postings of the index, term by term, field by field, document by document.
import { BadIndexError } from './bad-index-error.ts';
import { BLOCK_SIZE, openBlockRows, writeRow, type BlockRows } from './block-rows.ts';
import { ByteWriter } from './byte-writer.ts';
import { openContainer, writeContainer, type SegmentId } from './container.ts';
import { encodeUnits } from './code-units.ts';
import { CHUNK } from './postings.ts';
import { termCursor, type Segment } from './segment.ts';
import type { TermCursor } from './term-cursor.ts';

const PARTS = { info: 1, lists: 2, blocks: 3 } as const;
const LISTS = 1;

/** Collects the ordinals while the postings of an index are written. */
export class OrdinalWriter {
  private readonly info = new ByteWriter();
  private readonly lists = new ByteWriter();
  private readonly blocks = new ByteWriter();
  private readonly body = new ByteWriter();

  /** Before the first term of a block, and once after the last term. */
  startBlock(): void {
    writeRow(this.blocks, [this.info.length, this.lists.length]);
  }

  /** The ordinals of one term in one field: those of each document in turn, each rising. */
  add(counts: ArrayLike<number>, ordinals: ArrayLike<number>): void {
    const start = this.lists.length;
    const { body } = this;
    body.clear();
    const lengths: number[] = [];
    let at = 0;
    for (let from = 0; from < counts.length; from += CHUNK) {
      const chunkStart = body.length;
      for (let n = from; n < Math.min(from + CHUNK, counts.length); n += 1) {
        let before = 0;
        for (let left = counts[n] ?? 0; left > 0; left -= 1) {
          const ordinal = ordinals[at] ?? 0;
          body.varint(ordinal - before);
          before = ordinal;
          at += 1;
        }
      }
      lengths.push(body.length - chunkStart);
    }
    for (const length of lengths.slice(0, -1)) this.lists.varint(length);
    this.lists.append(body.peek());
    this.info.varint(this.lists.length - start);
  }

  /** The file. */
  build(segment: SegmentId): Uint8Array {
    this.startBlock();
    const parts = new Map<number, Uint8Array>([
      [PARTS.info, this.info.take()],
      [PARTS.lists, this.lists.take()],
      [PARTS.blocks, this.blocks.take()],
    ]);
    return writeContainer('ordinals', encodeUnits(segment), parts).bytes;
  }
}

/** The opened ordinals of one segment. */
export interface Ordinals {
  readonly lists: Uint8Array;
  /** Where the ordinals of a term in a field lie. */
  locate(term: number, field: number): { readonly from: number; readonly to: number };
}

/** Throws `BadIndexError`. */
export function openOrdinals(file: Uint8Array, segment: Segment, isTrusted: boolean): Ordinals {
  const container = openContainer(file, 'ordinals');
  if (!isTrusted) container.verify();
  const owner = encodeUnits(segment.id);
  if (owner.length !== container.meta.length || owner.some((byte, at) => byte !== container.meta[at]))
    throw new BadIndexError('the list of places belongs to another index');
  const info = container.section(PARTS.info);
  const lists = container.section(PARTS.lists);
  const rows = openBlockRows(container.section(PARTS.blocks), segment.meta.terms, [info, lists]);
  const cursor = termCursor(segment);
  return { lists, locate: (term, field) => locate(info, rows, cursor, term, field) };
}

function locate(
  info: Uint8Array,
  rows: BlockRows,
  cursor: TermCursor,
  term: number,
  field: number,
): { readonly from: number; readonly to: number } {
  const block = Math.floor(term / BLOCK_SIZE);
  const end = rows.offset(block + 1, 0);
  let at = rows.offset(block, 0);
  let from = rows.offset(block, LISTS);
  for (let index = block * BLOCK_SIZE; index <= term; index += 1) {
    cursor.seek(index);
    for (let one = 0; one < cursor.documents.length; one += 1) {
      if ((cursor.documents[one] ?? 0) === 0) continue;
      let length = 0;
      for (let shift = 0, byte = 0x80; byte > 0x7f; shift += 7) {
        if (at >= end || shift > 21) throw new BadIndexError('the places of a term are cut off');
        byte = info[at] ?? 0;
        length |= (byte & 0x7f) << shift;
        at += 1;
      }
      if (from + length > rows.offset(block + 1, LISTS))
        throw new BadIndexError('the places of a term do not fit');
      if (index === term && one === field) return { from, to: from + length };
      from += length;
    }
  }
  throw new BadIndexError('a term has no places');
}

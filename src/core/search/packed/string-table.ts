import { BadIndexError } from './bad-index-error.ts';
import { blockCount, BLOCK_SIZE, type BlockRows } from './block-rows.ts';
import { decodeInto, textToUnits } from './code-units.ts';
import { StringCursor } from './string-cursor.ts';
import { MAX_UNITS } from './string-writer.ts';

/** Sorted strings in bytes, each once; nothing is decoded before it is asked for. */
export class StringTable {
  private readonly scratch = new Uint16Array(MAX_UNITS);
  private readonly own: StringCursor;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly rows: BlockRows,
    readonly size: number,
  ) {
    this.own = new StringCursor(bytes, rows, size);
  }

  /** Index of the string, or -1. */
  indexOf(text: string): number {
    const place = this.firstFrom(text);
    return place < this.size && this.isAt(place, text) ? place : -1;
  }

  /** Index of the first string that is not before `text`. */
  firstFrom(text: string): number {
    return this.search(textToUnits(text), false);
  }

  /** Index of the first string after all that begin with `prefix`. */
  firstAfter(prefix: string): number {
    return this.search(textToUnits(prefix), true);
  }

  at(index: number): string {
    let text: string | undefined;
    try {
      text = this.seek(this.own, index).text();
      return text;
    } finally {
      // Where it met damage it stands nowhere.
      if (text === undefined) this.own.enter(0);
    }
  }

  /** All strings, in order. */
  all(): readonly string[] {
    const cursor = this.cursor();
    const strings: string[] = [];
    while (cursor.next()) strings.push(cursor.text());
    return strings;
  }

  /** A cursor before the first string. */
  cursor(): StringCursor {
    return new StringCursor(this.bytes, this.rows, this.size);
  }

  /** A cursor on the string at `index`. */
  cursorAt(index: number): StringCursor {
    return this.seek(this.cursor(), index);
  }

  private seek(cursor: StringCursor, index: number): StringCursor {
    const block = Math.floor(index / BLOCK_SIZE);
    if (index < cursor.index || block !== Math.floor(cursor.index / BLOCK_SIZE)) cursor.enter(block);
    while (cursor.index < index) if (!cursor.next()) throw new BadIndexError('a list of words is too short');
    return cursor;
  }

  private isAt(index: number, text: string): boolean {
    return this.at(index) === text;
  }

  private search(wanted: Uint16Array, afterPrefix: boolean): number {
    let low = 0;
    let high = blockCount(this.size);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.isHeadBefore(middle, wanted, afterPrefix)) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : this.searchBlock(low - 1, wanted, afterPrefix);
  }

  private isHeadBefore(block: number, wanted: Uint16Array, afterPrefix: boolean): boolean {
    const from = this.rows.offset(block, 0);
    const end = this.rows.offset(block + 1, 0);
    const first = this.bytes[from + 1] ?? 0;
    const start = from + (first > 0x7f ? 3 : 2);
    const length = first > 0x7f ? (first & 0x7f) | ((this.bytes[from + 2] ?? 0) << 7) : first;
    if (start + length > end) throw new BadIndexError('a word lies outside of its block');
    const size = decodeInto(this.bytes, start, start + length, this.scratch, 0);
    return commonBefore(this.scratch, size, wanted, 0, afterPrefix) >= 0;
  }

  /** The first index in a block, whose head is before `wanted`, that is not; or that of the next block. */
  private searchBlock(block: number, wanted: Uint16Array, afterPrefix: boolean): number {
    const { bytes, scratch } = this;
    const last = Math.min((block + 1) * BLOCK_SIZE, this.size);
    const end = this.rows.offset(block + 1, 0);
    let at = this.rows.offset(block, 0);
    let matched = 0;
    for (let index = block * BLOCK_SIZE; index < last; index += 1) {
      const shared = index % BLOCK_SIZE === 0 ? 0 : (bytes[at] ?? 0);
      const first = bytes[at + 1] ?? 0;
      const start = at + (first > 0x7f ? 3 : 2);
      const length = first > 0x7f ? (first & 0x7f) | ((bytes[at + 2] ?? 0) << 7) : first;
      at = start + length;
      if (at > end) throw new BadIndexError('a word lies outside of its block');
      if (shared > matched) continue;
      if (shared < matched) return index;
      const size = decodeInto(bytes, start, at, scratch, 0);
      const common = commonBefore(scratch, size, wanted, matched, afterPrefix);
      if (common < 0) return index;
      matched = common;
    }
    return last;
  }
}

/**
 * Compares the rest of a string, which shares `matched` units with what is wanted: -1 where the string is not
 * before it, else the number of units they share. With `afterPrefix`, what begins as wanted counts as before.
 */
function commonBefore(
  rest: Uint16Array,
  size: number,
  wanted: Uint16Array,
  matched: number,
  afterPrefix: boolean,
): number {
  let at = 0;
  let common = matched;
  while (at < size && common < wanted.length && rest[at] === wanted[common]) {
    at += 1;
    common += 1;
  }
  if (common === wanted.length) return afterPrefix ? common : -1;
  return at === size || (rest[at] ?? 0) < (wanted[common] ?? 0) ? common : -1;
}

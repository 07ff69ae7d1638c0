import { BadIndexError } from './bad-index-error.ts';
import { BLOCK_SIZE, type BlockRows } from './block-rows.ts';
import { decodeInto, unitsToText } from './code-units.ts';
import { MAX_UNITS } from './string-writer.ts';

/** Walks a front-coded list; decodes only what changes from one string to the next. */
export class StringCursor {
  /** Units of the present string; beyond `length` they mean nothing. */
  readonly units = new Uint16Array(MAX_UNITS);
  length = 0;
  /** How many units the present string shares with the last one that was shown. */
  shared = 0;
  index = -1;
  private at = 0;
  private end = 0;
  /** Units that are sure to be those of the string before the next one. */
  private known = 0;
  private restLength = 0;
  private readonly scratch = new Uint16Array(MAX_UNITS);

  constructor(
    private readonly bytes: Uint8Array,
    private readonly rows: BlockRows,
    private readonly size: number,
  ) {}

  /** Goes before the first string of `block`. */
  enter(block: number): void {
    this.index = block * BLOCK_SIZE - 1;
    this.known = 0;
    this.length = 0;
  }

  /**
   * Goes to the next string that shares no more than `depth` units with the present one; strings between are
   * not decoded. False at the end.
   */
  next(depth = MAX_UNITS): boolean {
    if (depth < this.known) this.leap(depth);
    while (this.index + 1 < this.size) {
      this.index += 1;
      const isHead = this.index % BLOCK_SIZE === 0;
      const shared = this.readHead(isHead);
      if (!isHead && shared > depth) {
        this.at += this.restLength;
        this.known = Math.min(this.known, depth + 1);
        continue;
      }
      if (isHead ? this.showHead(depth) : this.show(shared)) return true;
    }
    return false;
  }

  /** Steps over blocks as long as the next one begins with what is too much already. */
  private leap(depth: number): void {
    let block = Math.floor(this.index / BLOCK_SIZE) + 1;
    const first = block;
    while (block * BLOCK_SIZE < this.size && this.sharesWithHead(block, depth + 1)) block += 1;
    if (block === first) return;
    this.index = (block - 1) * BLOCK_SIZE;
    this.readHead(true);
    this.at += this.restLength;
    this.known = Math.min(this.known, depth + 1);
  }

  private sharesWithHead(block: number, count: number): boolean {
    const from = this.rows.offset(block, 0);
    const start = from + ((this.bytes[from + 1] ?? 0) > 0x7f ? 3 : 2);
    // A unit takes three bytes at most; where fewer are left, the head is shorter than what is asked.
    const end = Math.min(start + count * 3, this.rows.offset(block + 1, 0));
    return start < end && hasUnits(this.bytes, start, end, this.units, count);
  }

  /** The present string. */
  text(): string {
    return unitsToText(this.units, this.length);
  }

  /** Reads what stands before the rest of a string, and steps over it. */
  private readHead(isHead: boolean): number {
    if (isHead) {
      const block = this.index / BLOCK_SIZE;
      this.at = this.rows.offset(block, 0);
      this.end = this.rows.offset(block + 1, 0);
    }
    const { bytes, at, end } = this;
    const shared = bytes[at] ?? 0;
    const first = bytes[at + 1] ?? 0;
    const isLong = first > 0x7f;
    this.restLength = isLong ? (first & 0x7f) | ((bytes[at + 2] ?? 0) << 7) : first;
    this.at = at + (isLong ? 3 : 2);
    if (this.at + this.restLength > end) throw new BadIndexError('a word lies outside of its block');
    return shared;
  }

  private show(shared: number): boolean {
    if (shared > this.known) throw new BadIndexError('a word shares more than there is');
    const isExact = this.known === this.length;
    const old = this.units[shared] ?? 0;
    const before = this.length;
    this.length = decodeInto(this.bytes, this.at, this.at + this.restLength, this.units, shared);
    this.at += this.restLength;
    if (isExact && !(shared < before ? (this.units[shared] ?? 0) > old : this.length > before))
      throw new BadIndexError('words are out of order');
    this.shared = shared;
    this.known = this.length;
    return true;
  }

  /** The head of a block is spelled in full; what it shares with the string before is found by looking. */
  private showHead(depth: number): boolean {
    const length = decodeInto(this.bytes, this.at, this.at + this.restLength, this.scratch, 0);
    this.at += this.restLength;
    let shared = 0;
    while (shared < length && shared < this.known && this.scratch[shared] === this.units[shared]) shared += 1;
    for (let at = shared; at < length; at += 1) this.units[at] = this.scratch[at] ?? 0;
    if (shared > depth) {
      this.known = Math.min(length, depth + 1);
      this.length = length;
      return false;
    }
    this.shared = shared;
    this.length = length;
    this.known = length;
    return true;
  }
}

/** Whether `bytes[from, end)` spell the first `count` units. */
function hasUnits(bytes: Uint8Array, from: number, end: number, units: Uint16Array, count: number): boolean {
  let at = from;
  for (let n = 0; n < count; n += 1) {
    const unit = units[n] ?? 0;
    const width = unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (at + width > end || !isSpelled(bytes, at, unit, width)) return false;
    at += width;
  }
  return true;
}

function isSpelled(bytes: Uint8Array, at: number, unit: number, width: number): boolean {
  if (width === 1) return bytes[at] === unit;
  if (width === 2) return bytes[at] === (0xc0 | (unit >> 6)) && bytes[at + 1] === (0x80 | (unit & 0x3f));
  return (
    bytes[at] === (0xe0 | (unit >> 12)) &&
    bytes[at + 1] === (0x80 | ((unit >> 6) & 0x3f)) &&
    bytes[at + 2] === (0x80 | (unit & 0x3f))
  );
}

import { BadIndexError } from './bad-index-error.ts';
import { decodeUnits } from './code-units.ts';

/** Reads what is read once: headers, directories, tombstones. Every step is checked; loops over postings have their own. */
export class ByteReader {
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    private at = 0,
    private readonly end = bytes.length,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (at < 0 || at > end || end > bytes.length) throw new BadIndexError('a part lies outside of the file');
  }

  get position(): number {
    return this.at;
  }

  /** Bytes that are left. */
  get remaining(): number {
    return this.end - this.at;
  }

  get isAtEnd(): boolean {
    return this.at === this.end;
  }

  u8(): number {
    return this.view.getUint8(this.step(1));
  }

  u32(): number {
    return this.view.getUint32(this.step(4), true);
  }

  f64(): number {
    return this.view.getFloat64(this.step(8), true);
  }

  varint(): number {
    const first = this.at < this.end ? (this.bytes[this.at] ?? 0x80) : 0x80;
    if (first < 0x80) {
      this.at += 1;
      return first;
    }
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return within(value, 0xffff_ffff);
    }
    throw new BadIndexError('a number has no end');
  }

  /** A varint that must not pass `limit`. */
  count(limit: number): number {
    return within(this.varint(), limit);
  }

  take(length: number): Uint8Array {
    const from = this.step(length);
    return this.bytes.subarray(from, from + length);
  }

  text(limit = 1024): string {
    return decodeUnits(this.take(this.count(limit)));
  }

  private step(length: number): number {
    const from = this.at;
    if (length > this.end - from) throw new BadIndexError('a part ends too early');
    this.at = from + length;
    return from;
  }
}

function within(value: number, limit: number): number {
  if (value > limit) throw new BadIndexError('a number is too large');
  return value;
}

import { encodeUnits } from './code-units.ts';

/** A growing row of bytes, little-endian. */
export class ByteWriter {
  private bytes: Uint8Array;
  private view: DataView;
  private size = 0;

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
  }

  get length(): number {
    return this.size;
  }

  u8(value: number): void {
    this.reserve(1);
    this.bytes[this.size] = value;
    this.size += 1;
  }

  u16(value: number): void {
    this.reserve(2);
    this.view.setUint16(this.size, value, true);
    this.size += 2;
  }

  u32(value: number): void {
    this.reserve(4);
    this.view.setUint32(this.size, value, true);
    this.size += 4;
  }

  f64(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.size, value, true);
    this.size += 8;
  }

  /** LEB128, for whole numbers below 2^32. */
  varint(value: number): void {
    this.reserve(5);
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.size] = (rest & 0x7f) | 0x80;
      this.size += 1;
      rest >>>= 7;
    }
    this.bytes[this.size] = rest;
    this.size += 1;
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.size);
    this.size += bytes.length;
  }

  /** Length in bytes, then the code units. */
  text(text: string): void {
    const bytes = encodeUnits(text);
    this.varint(bytes.length);
    this.append(bytes);
  }

  /** A copy of what was written. */
  take(): Uint8Array {
    return this.bytes.slice(0, this.size);
  }

  /** What was written, until the next write. */
  peek(): Uint8Array {
    return this.bytes.subarray(0, this.size);
  }

  /** Starts again with the same memory. */
  clear(): void {
    this.size = 0;
  }

  private reserve(more: number): void {
    if (this.size + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.size + more));
    grown.set(this.bytes.subarray(0, this.size));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

import { BLOCK_SIZE } from './block-rows.ts';
import { ByteWriter } from './byte-writer.ts';
import { encodeUnits } from './code-units.ts';

/** Longer strings do not fit: the units that two neighbours share are counted in one byte. */
export const MAX_UNITS = 255;

/** Writes sorted strings front-coded: each says how much it shares with the one before, and the rest. */
export class StringWriter {
  readonly out = new ByteWriter();
  private before = '';
  private count = 0;

  /** Call before `add`: true where the next string begins a block, which stands on its own. */
  get isAtBlock(): boolean {
    return this.count % BLOCK_SIZE === 0;
  }

  add(text: string): void {
    if (text.length > MAX_UNITS) throw new RangeError(`longer than ${MAX_UNITS} characters: ${text}`);
    if (this.count > 0 && text <= this.before) throw new RangeError(`out of order: ${text}`);
    const shared = this.isAtBlock ? 0 : sharedLength(this.before, text);
    const rest = encodeUnits(text.slice(shared));
    this.out.u8(shared);
    this.out.varint(rest.length);
    this.out.append(rest);
    this.before = text;
    this.count += 1;
  }
}

function sharedLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let at = 0;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

// Strings as bytes: each UTF-16 unit by itself in one to three bytes, as UTF-8 writes code points ("CESU-8").
// Unlike UTF-8 this orders bytes as JavaScript orders strings, and it can hold half a surrogate pair, which
// lunr's wildcards and edits can cut to.
import { BadIndexError } from './bad-index-error.ts';

export function encodeUnits(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes[size++] = unit;
    else {
      if (unit < 0x800) bytes[size++] = 0xc0 | (unit >> 6);
      else {
        bytes[size++] = 0xe0 | (unit >> 12);
        bytes[size++] = 0x80 | ((unit >> 6) & 0x3f);
      }
      bytes[size++] = 0x80 | (unit & 0x3f);
    }
  }
  return bytes.subarray(0, size);
}

export function decodeUnits(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  const length = decodeInto(bytes, 0, bytes.length, units, 0);
  return unitsToText(units, length);
}

/**
 * Decodes `bytes[from, to)` to `units[at…]` and returns the length that `units` then has.
 * Throws where the bytes are no units or there are more than fit.
 */
export function decodeInto(
  bytes: Uint8Array,
  from: number,
  to: number,
  units: Uint16Array,
  at: number,
): number {
  let read = from;
  let write = at;
  while (read < to) {
    const lead = bytes[read] ?? 0;
    const width = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : 3;
    if (write >= units.length || read + width > to) throw new BadIndexError('a word is cut off or too long');
    if (width === 1) units[write] = lead;
    else units[write] = wideUnit(bytes, read, lead, width);
    read += width;
    write += 1;
  }
  return write;
}

function wideUnit(bytes: Uint8Array, at: number, lead: number, width: number): number {
  const second = bytes[at + 1] ?? 0;
  const third = width === 3 ? (bytes[at + 2] ?? 0) : 0x80;
  if (lead < 0xc2 || lead > 0xef || (second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80)
    throw new BadIndexError('a word is not spelled in letters');
  return width === 2
    ? ((lead & 0x1f) << 6) | (second & 0x3f)
    : ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
}

/** Short strings only: words and refs. */
export function unitsToText(units: Uint16Array, length: number): string {
  let text = '';
  for (let at = 0; at < length; at += 1) text += String.fromCharCode(units[at] ?? 0);
  return text;
}

export function textToUnits(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

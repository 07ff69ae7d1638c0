// How words are written one after another: a number in one byte, two or four, frequent words in the shortest. The
// numbers of one length follow the order of the words, so that the words with one beginning are neighbours.
import { BadIndexError } from './bad-index-error.ts';
import { ByteWriter } from './byte-writer.ts';

/** Where a part of a document ends. */
export const END_OF_PART = 0;
/** First bytes below this are numbers by themselves. */
const FIRST_OF_TWO = 192;
const FIRST_OF_FOUR = 252;
const SHORT = FIRST_OF_TWO;
const MIDDLE = (FIRST_OF_FOUR - FIRST_OF_TWO) << 8;

/** By class: how many words it may have. Class 0 are the words that no document has in its text. */
export const CLASS_SIZES: readonly number[] = [Infinity, SHORT - 1, MIDDLE, 4 << 24];
/** By class: the number of its first word. */
export const CLASS_STARTS: readonly number[] = [0, 1, SHORT, SHORT + MIDDLE];
export const CLASSES = CLASS_SIZES.length;

export function writeCode(out: ByteWriter, code: number): void {
  if (code < SHORT) {
    out.u8(code);
  } else if (code < SHORT + MIDDLE) {
    out.u8(FIRST_OF_TWO + ((code - SHORT) >> 8));
    out.u8((code - SHORT) & 0xff);
  } else {
    const rest = code - SHORT - MIDDLE;
    out.u8(FIRST_OF_FOUR + (rest >> 24));
    out.u8((rest >> 16) & 0xff);
    out.u16(((rest & 0xff) << 8) | ((rest >> 8) & 0xff));
  }
}

/** Codes side by side, and the last byte of the first one of those that are the longest: long codes are rare words. */
export function encodeCodes(codes: readonly number[]): {
  readonly bytes: Uint8Array;
  readonly rarest: number;
} {
  const out = new ByteWriter(4 * codes.length);
  let [rarest, longest] = [0, 0];
  for (const code of codes) {
    const before = out.length;
    writeCode(out, code);
    if (out.length - before <= longest) continue;
    longest = out.length - before;
    rarest = out.length - 1;
  }
  return { bytes: out.take(), rarest };
}

/** Reads the codes between two places into `into`, which has room for one a byte; says how many there are. */
export function readCodes(bytes: Uint8Array, from: number, to: number, into: Uint32Array): number {
  let size = 0;
  let at = from;
  while (at < to) {
    const first = bytes[at] ?? 0;
    if (first < FIRST_OF_TWO) {
      into[size] = first;
      at += 1;
    } else if (first < FIRST_OF_FOUR) {
      into[size] = SHORT + ((first - FIRST_OF_TWO) << 8) + (bytes[at + 1] ?? 0);
      at += 2;
    } else {
      const low = ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
      into[size] = SHORT + MIDDLE + ((first - FIRST_OF_FOUR) << 24) + low;
      at += 4;
    }
    size += 1;
  }
  if (at !== to) throw new BadIndexError('the words of a document are cut off');
  return size;
}

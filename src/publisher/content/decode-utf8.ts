/** UTF-8 or the line of the first byte that is none. */

import { type Fail, fail, type Ok, ok } from '#core/result';

const NEWLINE = 0x0a;

/** The text, or why there is none: the message names the line (from 1). */
export type DecodedText = Ok<string> | (Fail<'not-utf8'> & { readonly line: number });

/** Bytes → text. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  if (hasUtf16Mark(bytes))
    return { ...fail('not-utf8', 'the file is in UTF-16; save it as UTF-8 in your editor'), line: 1 };
  const text = decode(bytes);
  if (text !== undefined) return ok(text);
  const line = badLine(bytes);
  const message = `line ${line} holds a character that is not UTF-8; save the file as UTF-8 in your editor`;
  return { ...fail('not-utf8', message), line };
}

/** Whether a text begins as UTF-16 does. */
export function hasUtf16Mark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** No character of UTF-8 holds the byte of a newline, so every line can be asked alone. */
function badLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end === -1 || decode(bytes.subarray(start, end)) === undefined) return line;
    line += 1;
    start = end + 1;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder's error says nothing more than that the bytes are no UTF-8.
    return undefined;
  }
}

import { describe, expect, it } from 'vitest';
import { checksum } from './checksum.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('checksum is xxHash32', () => {
  // Published test vectors of the algorithm.
  it.each([
    ['', 0x02cc5d05],
    ['a', 0x550d7456],
    ['abc', 0x32d153ff],
    ['Nobody inspects the spammish repetition', 0xe2293b2f],
  ])('of %j', (text, hash) => expect(checksum(bytes(text))).toBe(hash));

  it('does not care where in memory the bytes lie', () => {
    const shifted = bytes('xNobody inspects the spammish repetition').subarray(1);
    expect(checksum(shifted)).toBe(0xe2293b2f);
  });
});

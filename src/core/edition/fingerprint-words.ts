import { SHA256_HEX } from './archive-key.ts';
import { EFF_WORDS } from './eff-words.ts';

const WORD_COUNT = 6;

/**
 * Six words for people to compare by telephone (decision 11): the hash as one number, written to the base 7776,
 * lowest digit first, six digits; 77 bits of the 256.
 */
export function fingerprintWords(sha256: string): string {
  if (!SHA256_HEX.test(sha256)) throw new TypeError('a fingerprint is made of a SHA-256 in hex');
  const base = BigInt(EFF_WORDS.length);
  let rest = BigInt(`0x${sha256}`);
  return Array.from({ length: WORD_COUNT }, () => {
    const word = EFF_WORDS[Number(rest % base)] ?? '';
    rest /= base;
    return word;
  }).join(' ');
}

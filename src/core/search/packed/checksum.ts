// xxHash32 with seed 0 (the algorithm's specification, version 0.1.1). Against damage, not against an attacker:
// editions are hashed with SHA-256 and signed, and every read from an index is checked as if nothing were.

const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;
const PRIME_4 = 0x27d4eb2f;
const PRIME_5 = 0x165667b1;

/** The checksum of the bytes, an unsigned 32-bit number. */
export function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const striped = bytes.length - (bytes.length % 16);
  let hash = striped > 0 ? stripes(view, striped) : PRIME_5;
  hash = (hash + bytes.length) | 0;
  let at = striped;
  for (; at + 4 <= bytes.length; at += 4)
    hash = Math.imul(rotate(hash + Math.imul(view.getUint32(at, true), PRIME_3), 17), PRIME_4);
  for (; at < bytes.length; at += 1)
    hash = Math.imul(rotate(hash + Math.imul(view.getUint8(at), PRIME_5), 11), PRIME_1);
  return avalanche(hash);
}

/**
 * Four lanes, so that a processor can work on them side by side. The rounds are written out: this runs once, before
 * any compiler has looked at it.
 */
function stripes(view: DataView, length: number): number {
  let first = (PRIME_1 + PRIME_2) | 0;
  let second = PRIME_2 | 0;
  let third = 0;
  let fourth = -PRIME_1 | 0;
  for (let at = 0; at < length; at += 16) {
    first = (first + Math.imul(view.getInt32(at, true), PRIME_2)) | 0;
    first = Math.imul((first << 13) | (first >>> 19), PRIME_1);
    second = (second + Math.imul(view.getInt32(at + 4, true), PRIME_2)) | 0;
    second = Math.imul((second << 13) | (second >>> 19), PRIME_1);
    third = (third + Math.imul(view.getInt32(at + 8, true), PRIME_2)) | 0;
    third = Math.imul((third << 13) | (third >>> 19), PRIME_1);
    fourth = (fourth + Math.imul(view.getInt32(at + 12, true), PRIME_2)) | 0;
    fourth = Math.imul((fourth << 13) | (fourth >>> 19), PRIME_1);
  }
  return (rotate(first, 1) + rotate(second, 7) + rotate(third, 12) + rotate(fourth, 18)) | 0;
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function avalanche(value: number): number {
  let hash = Math.imul(value ^ (value >>> 15), PRIME_2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

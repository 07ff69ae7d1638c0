// Security.md §3 row S3: signatures that some verifiers take and others do not. The kinds of cases are those of public
// test vectors for Ed25519 (wrong lengths, S out of range, other encodings, small order); the bytes are made here.
import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { privateKeyFromSeed, publicKeyOf, selfTestEd25519, signEd25519, verifyEd25519 } from './ed25519.ts';
import { isSmallOrder } from '../../../tests/independent-verifier/curve.mjs';

const hex = (text: string) => Buffer.from(text, 'hex');
const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** RFC 8032 §7.1: seed, public key, message, signature. */
const RFC_8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const PRIME = 2n ** 255n - 19n;

const little = (value: bigint, bytes = 32) =>
  Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex').reverse();
const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

const PRIVATE = privateKeyFromSeed(Buffer.alloc(32, 7));
const PUBLIC = publicKeyOf(PRIVATE);
const MESSAGE = Buffer.from('a message');
const GOOD = Buffer.from(signEd25519(PRIVATE, MESSAGE));
const [R, S] = [GOOD.subarray(0, 32), GOOD.subarray(32)];

describe('what RFC 8032 gives', () => {
  it.each(RFC_8032)('test with seed %s', (seed, publicKey, message, signature) => {
    const key = privateKeyFromSeed(hex(seed));
    expect(publicKeyOf(key)).toBe(url(hex(publicKey)));
    expect(Buffer.from(signEd25519(key, hex(message))).toString('hex')).toBe(signature);
    expect(verifyEd25519(url(hex(publicKey)), hex(message), url(hex(signature)))).toBe(true);
  });

  it('this platform passes its own test', () => {
    expect(selfTestEd25519()).toBe(true);
  });
});

describe('a signature that is not exactly the one', () => {
  it('is the ground of the others', () => {
    expect(verifyEd25519(PUBLIC, MESSAGE, url(GOOD))).toBe(true);
  });

  it.each<readonly [string, Uint8Array]>([
    ['S + L', Buffer.concat([R, little(number(S) + ORDER)])],
    ['S + 2L', Buffer.concat([R, little(number(S) + 2n * ORDER)])],
    ['S = L', Buffer.concat([R, little(ORDER)])],
    ['S = 0', Buffer.concat([R, Buffer.alloc(32)])],
    ['S with all bits', Buffer.concat([R, Buffer.alloc(32, 0xff)])],
    ['S - 1', Buffer.concat([R, little(number(S) - 1n)])],
    ['-S', Buffer.concat([R, little(ORDER - number(S))])],
    ['R = 0', Buffer.concat([Buffer.alloc(32), S])],
    ['R the neutral point', Buffer.concat([little(1n), S])],
    ['R the neutral point, written as p + 1', Buffer.concat([little(PRIME + 1n), S])],
    ['R with the other sign', Buffer.concat([R.subarray(0, 31), Buffer.from([(R[31] ?? 0) ^ 0x80]), S])],
    ['R and S exchanged', Buffer.concat([S, R])],
    ['all zeros', Buffer.alloc(64)],
    ['nothing', Buffer.alloc(0)],
    ['63 bytes', GOOD.subarray(0, 63)],
    ['65 bytes', Buffer.concat([GOOD, Buffer.alloc(1)])],
    ['R alone', R],
    ['twice', Buffer.concat([GOOD, GOOD])],
    ['DER around it', Buffer.concat([hex('3040'), GOOD])],
  ])('%s', (_name, signature) => {
    expect(verifyEd25519(PUBLIC, MESSAGE, url(signature))).toBe(false);
  });

  it('any single bit of signature, key or message', () => {
    const flipped = (bytes: Buffer, bit: number) => {
      const copy = Buffer.from(bytes);
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return copy;
    };
    const key = Buffer.from(PUBLIC, 'base64url');
    for (let bit = 0; bit < 512; bit += 1)
      expect(verifyEd25519(PUBLIC, MESSAGE, url(flipped(GOOD, bit)))).toBe(false);
    for (let bit = 0; bit < 256; bit += 1)
      expect(verifyEd25519(url(flipped(key, bit)), MESSAGE, url(GOOD))).toBe(false);
    for (let bit = 0; bit < 8 * MESSAGE.length; bit += 1)
      expect(verifyEd25519(PUBLIC, flipped(MESSAGE, bit), url(GOOD))).toBe(false);
  });

  it.each([
    ['padded', `${url(GOOD)}==`],
    ['in the other alphabet', GOOD.toString('base64').replace(/=+$/u, '')],
    ['with a line end', `${url(GOOD)}\n`],
    ['with a space inside', `${url(GOOD).slice(0, 10)} ${url(GOOD).slice(10)}`],
    ['in hex', GOOD.toString('hex')],
  ])('its text %s', (_name, text) => {
    // The two alphabets are the same where the bytes need neither of the two signs in which they differ.
    const isAnother = text !== url(GOOD);
    expect(verifyEd25519(PUBLIC, MESSAGE, text)).toBe(!isAnother);
  });

  it('with bits that base64url does not need', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const text = url(GOOD);
    const at = alphabet.indexOf(text.at(-1) ?? '');
    for (const more of [1, 2, 3]) {
      const twin = text.slice(0, -1) + (alphabet[at + more] ?? '');
      expect(Buffer.from(twin, 'base64url')).toEqual(GOOD);
      expect(verifyEd25519(PUBLIC, MESSAGE, twin)).toBe(false);
    }
  });
});

describe('a key that is none', () => {
  /** All encodings of the eight points of small order, with both sign bits. */
  const small = [
    0n,
    1n,
    PRIME - 1n,
    PRIME,
    PRIME + 1n,
    number(hex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')),
    number(hex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a')),
  ].flatMap((y) => [little(y), little(y | (1n << 255n))]);

  it.each(small.map((key) => [key.toString('hex'), key] as const))('of small order: %s', (_hex, key) => {
    expect(isSmallOrder(key)).toBe(true);
    // With S = 0 and R a point of small order, the equation that skips the check holds for many messages.
    for (const r of small) {
      for (const message of ['', 'a', 'b', 'c', 'd', 'e', 'f', 'g'])
        expect(verifyEd25519(url(key), Buffer.from(message), url(Buffer.concat([r, Buffer.alloc(32)])))).toBe(
          false,
        );
    }
  });

  it('and no other key is taken for one', () => {
    for (let n = 0; n < 32; n += 1) {
      const key = Buffer.from(publicKeyOf(privateKeyFromSeed(Buffer.alloc(32, n))), 'base64url');
      expect(isSmallOrder(key)).toBe(false);
    }
  });

  it.each<readonly [string, Uint8Array]>([
    ['no point of the curve', little(2n)],
    ['beyond the field', Buffer.alloc(32, 0xff)],
    ['31 bytes', Buffer.from(PUBLIC, 'base64url').subarray(1)],
    ['33 bytes', Buffer.concat([Buffer.from(PUBLIC, 'base64url'), Buffer.alloc(1)])],
    ['nothing', Buffer.alloc(0)],
  ])('%s', (_name, key) => {
    expect(verifyEd25519(url(key), MESSAGE, url(GOOD))).toBe(false);
  });

  it('nor is a seed of another length a key', () => {
    expect(() => privateKeyFromSeed(Buffer.alloc(31))).toThrow(TypeError);
    expect(() => createPrivateKey({ key: Buffer.alloc(10), format: 'der', type: 'pkcs8' })).toThrow(/./u);
  });
});

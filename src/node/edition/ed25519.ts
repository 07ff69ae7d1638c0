// Ed25519 (RFC 8032) through the platform: OpenSSL in Node, BoringSSL in Electron.
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { sha256Hex } from './sha256.ts';

/** DER heads of RFC 8410: what stands before the 32 raw bytes. */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/**
 * Encodings of the points of small order (top bit cleared): for such a "key" a signature can be made that fits many
 * texts, and implementations disagree about them.
 */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

/** RFC 8032 §7.1, test 2. */
const KNOWN = {
  seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
  publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  message: '72',
  signature:
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
} as const;

export function privateKeyFromSeed(seed: Uint8Array): KeyObject {
  if (seed.length !== KEY_BYTES) throw new TypeError('an Ed25519 seed has 32 bytes');
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

/** The public part as roots write it: base64url of the 32 raw bytes. */
export function publicKeyOf(privateKey: KeyObject): string {
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return der.subarray(-KEY_BYTES).toString('base64url');
}

/** Key id: SHA-256 hex of the raw public key. */
export function publicKeyId(publicKey: string): string {
  return sha256Hex(Buffer.from(publicKey, 'base64url'));
}

export function signEd25519(privateKey: KeyObject, bytes: Uint8Array): Uint8Array {
  return sign(null, bytes, privateKey);
}

/** False for every signature, key or encoding that is not exactly right; never throws. */
export function verifyEd25519(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const key = decodeExact(publicKey, KEY_BYTES);
  const sig = decodeExact(signature, SIGNATURE_BYTES);
  if (!key || !sig || isSmallOrder(key)) return false;
  try {
    const object = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, key]), format: 'der', type: 'spki' });
    return verify(null, bytes, object, sig);
  } catch {
    // The library throws for bytes that are no point of the curve: as good as a wrong signature.
    return false;
  }
}

/** Whether this platform signs and verifies as RFC 8032 says, and refuses a changed text. */
export function selfTestEd25519(): boolean {
  const privateKey = privateKeyFromSeed(Buffer.from(KNOWN.seed, 'hex'));
  const message = Buffer.from(KNOWN.message, 'hex');
  const publicKey = publicKeyOf(privateKey);
  const signature = Buffer.from(signEd25519(privateKey, message));
  return (
    publicKey === Buffer.from(KNOWN.publicKey, 'hex').toString('base64url') &&
    signature.toString('hex') === KNOWN.signature &&
    verifyEd25519(publicKey, message, signature.toString('base64url')) &&
    !verifyEd25519(publicKey, Buffer.from('73', 'hex'), signature.toString('base64url'))
  );
}

/** Bytes of base64url in its one canonical spelling, or nothing. */
function decodeExact(text: string, lengthBytes: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === lengthBytes && bytes.toString('base64url') === text ? bytes : undefined;
}

function isSmallOrder(key: Uint8Array): boolean {
  const copy = Buffer.from(key);
  copy[KEY_BYTES - 1] = (copy[KEY_BYTES - 1] ?? 0) & 0x7f;
  return SMALL_ORDER.has(copy.toString('hex'));
}

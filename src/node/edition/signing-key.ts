import { randomBytes } from 'node:crypto';
import { privateKeyFromSeed, publicKeyId, publicKeyOf, signEd25519 } from './ed25519.ts';

/** A key that can sign. The private part stays inside. */
export interface SigningKey {
  /** SHA-256 hex of the raw public key. */
  readonly keyId: string;
  /** Base64url of the 32 raw bytes. */
  readonly publicKey: string;
  sign(bytes: Uint8Array): Uint8Array;
}

/** The signing key of a 32-byte seed (RFC 8032's private key). */
export function signingKeyFromSeed(seed: Uint8Array): SigningKey {
  const privateKey = privateKeyFromSeed(seed);
  const publicKey = publicKeyOf(privateKey);
  return { keyId: publicKeyId(publicKey), publicKey, sign: (bytes) => signEd25519(privateKey, bytes) };
}

/** A new key and the seed to keep secret. */
export function generateSigningKey(): { readonly key: SigningKey; readonly secret: Uint8Array } {
  const secret = randomBytes(32);
  return { key: signingKeyFromSeed(secret), secret };
}

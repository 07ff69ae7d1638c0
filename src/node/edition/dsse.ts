// DSSE envelopes whose payload lies in a file of its own, so that the signed bytes are the bytes one sees.
import { canonicalJson } from '#core/edition/canonical-json';
import { checkThreshold } from '#core/edition/check-threshold';
import type { Root, RoleName, SignatureFile } from '#core/edition/edition';
import { pae } from '#core/edition/pae';
import { parseSignature } from '#core/edition/parse-signature';
import type { Result } from '#core/result';
import { verifyEd25519 } from './ed25519.ts';
import { readJson } from './read-json.ts';
import type { SigningKey } from './signing-key.ts';

/** Signs with each key once; signatures in the order of their key ids. */
export function signPayload(
  payloadType: string,
  bytes: Uint8Array,
  keys: readonly SigningKey[],
): SignatureFile {
  const message = pae(payloadType, bytes);
  const distinct = new Map(keys.map((key) => [key.keyId, key]));
  const signatures = [...distinct.values()]
    .map((key) => ({ keyId: key.keyId, sig: Buffer.from(key.sign(message)).toString('base64url') }))
    .toSorted((a, b) => (a.keyId < b.keyId ? -1 : 1));
  return { payloadType, signatures };
}

/** The bytes of a `*.sig.json`. */
export function signatureBytes(signature: SignatureFile): Uint8Array {
  return Buffer.from(canonicalJson(signature));
}

export interface PayloadQuestion {
  readonly payloadType: string;
  readonly bytes: Uint8Array;
  /** The bytes of the `*.sig.json` beside it. */
  readonly signature: Uint8Array;
  readonly root: Root;
  readonly role: RoleName;
}

/** Whether enough keys of a role of the root have signed exactly these bytes as exactly this type; the ids of those that have. */
export function verifyPayload(
  question: PayloadQuestion,
): Result<ReadonlySet<string>, 'bad-signature' | 'unknown-key'> {
  const { payloadType, bytes, root, role } = question;
  const signature = readJson(question.signature, parseSignature);
  if (!signature.ok) return { ...signature, code: 'bad-signature' };
  const message = pae(payloadType, bytes);
  return checkThreshold({
    signature: signature.value,
    payloadType,
    root,
    role,
    isValid: (publicKey, sig) => verifyEd25519(publicKey, message, sig),
  });
}

import { archiveKey } from '#core/edition/archive-key';
import { canonicalJson } from '#core/edition/canonical-json';
import { checkRootChain, type SignedRoot } from '#core/edition/check-root-chain';
import { ROOT_PAYLOAD_TYPE, type RefusalCode, type Root } from '#core/edition/edition';
import { fingerprintWords } from '#core/edition/fingerprint-words';
import { parseRoot } from '#core/edition/parse-root';
import { fail, ok, type Result } from '#core/result';
import { signPayload, signatureBytes, verifyPayload } from './dsse.ts';
import { publicKeyId } from './ed25519.ts';
import { readJson } from './read-json.ts';
import { sha256Hex } from './sha256.ts';
import type { SigningKey } from './signing-key.ts';

/** The exact bytes of `roots/N.json` and `roots/N.sig.json`. */
export interface RootFile {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** A chain of roots that was checked from root 1 on. */
export interface RootChain {
  readonly archiveKey: string;
  /** The last root: the one that says today who may sign. */
  readonly newest: Root;
  readonly newestSha256: string;
  /** Six words of the newest root. */
  readonly fingerprint: string;
}

/** A root's bytes, signed by the given keys. */
export function buildRootFile(root: Root, keys: readonly SigningKey[]): RootFile {
  const bytes = Buffer.from(canonicalJson(root));
  return { bytes, signature: signatureBytes(signPayload(ROOT_PAYLOAD_TYPE, bytes, keys)) };
}

/** One root with every key id checked against its key. */
export function readRootFile(bytes: Uint8Array): Result<Root, 'bad-data' | 'newer-format'> {
  const root = readJson(bytes, parseRoot);
  if (!root.ok) return root;
  const liar = Object.entries(root.value.keys).find(
    ([keyId, key]) => publicKeyId(key.public) !== keyId || !isCanonical(key.public),
  );
  return liar ? fail('bad-data', `key ${liar[0]} has another key's id`) : root;
}

/** Base64url has more than one spelling where bits are left over; one key has one. */
function isCanonical(publicKey: string): boolean {
  return Buffer.from(publicKey, 'base64url').toString('base64url') === publicKey;
}

/** Checks root 1, 2, 3 … as TUF 5.3 says. */
export function checkRootFiles(files: readonly RootFile[]): Result<RootChain, RefusalCode> {
  const signed: SignedRoot[] = [];
  for (const { bytes, signature } of files) {
    const root = readRootFile(bytes);
    if (!root.ok) return root;
    signed.push({
      root: root.value,
      checkSignedBy: (by) =>
        verifyPayload({ payloadType: ROOT_PAYLOAD_TYPE, bytes, signature, root: by, role: 'root' }),
    });
  }
  const newest = checkRootChain(signed);
  const [first] = files;
  const last = files.at(-1);
  if (!newest.ok) return newest;
  if (!first || !last) return fail('bad-data', 'no root');
  const newestSha256 = sha256Hex(last.bytes);
  return ok({
    archiveKey: archiveKey(newest.value.archiveId, sha256Hex(first.bytes)),
    newest: newest.value,
    newestSha256,
    fingerprint: fingerprintWords(newestSha256),
  });
}

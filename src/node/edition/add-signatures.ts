// Signing by several people in turn: a root that travels on a stick, an edition that waits in its publication folder.
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { checkThreshold } from '#core/edition/check-threshold';
import {
  EDITION_PAYLOAD_TYPE,
  MAX_EDITION_BYTES,
  MAX_ROOT_BYTES,
  MAX_SIGNATURE_BYTES,
  ROOT_PAYLOAD_TYPE,
  type Edition,
  type RefusalCode,
  type Root,
  type SignatureFile,
} from '#core/edition/edition';
import { pae } from '#core/edition/pae';
import { parseEdition } from '#core/edition/parse-edition';
import { parseSignature } from '#core/edition/parse-signature';
import { fail, ok, type Result } from '#core/result';
import { signPayload, signatureBytes } from './dsse.ts';
import { FILE_OPS, replaceFile, writeFailure } from './durable-files.ts';
import { verifyEd25519 } from './ed25519.ts';
import { readFailure } from './folder-entries.ts';
import { openEdition } from './open-edition.ts';
import { readJson } from './read-json.ts';
import { readPublication } from './read-publication.ts';
import { checkRootFiles, readRootFile, type RootChain, type RootFile } from './root-file.ts';
import type { SigningKey } from './signing-key.ts';
import { writePointer } from './write-edition.ts';
import { readPublishedRoots } from './write-root.ts';

/** The name of the signature file beside a root or an edition. */
export function signaturePath(path: string): string {
  return path.replace(/\.json$/u, '') + '.sig.json';
}

/** A root file on its way, and the signatures that it has so far. */
export async function readTravellingRoot(path: string): Promise<Result<RootFile, RefusalCode>> {
  const bytes = await readUpTo(path, MAX_ROOT_BYTES);
  if (!bytes.ok) return bytes;
  const root = readRootFile(bytes.value);
  if (!root.ok) return root;
  const signature = await readUpTo(signaturePath(path), MAX_SIGNATURE_BYTES);
  if (signature.ok) return ok({ bytes: bytes.value, signature: signature.value });
  if (signature.code !== 'incomplete') return signature;
  return ok({
    bytes: bytes.value,
    signature: signatureBytes(signPayload(ROOT_PAYLOAD_TYPE, bytes.value, [])),
  });
}

/** Writes a root and its signatures, to be carried to the next who signs. */
export async function writeTravellingRoot(path: string, file: RootFile): Promise<Result<true, RefusalCode>> {
  try {
    await replaceFile(FILE_OPS, signaturePath(path), file.signature);
    await replaceFile(FILE_OPS, path, file.bytes);
    return ok(true);
  } catch (error) {
    return writeFailure(error);
  }
}

/** The same root with more signatures; those that were there stay. */
export function signRoot(file: RootFile, keys: readonly SigningKey[]): Result<RootFile, 'bad-data'> {
  const signature = addTo(file.signature, ROOT_PAYLOAD_TYPE, file.bytes, keys);
  return signature.ok ? ok({ bytes: file.bytes, signature: signature.value }) : signature;
}

/** How many valid signatures of the root role of `by` a root file has, and how many it needs. */
export interface RootProgress {
  readonly have: number;
  readonly needed: number;
}

export function rootProgress({ bytes, signature }: RootFile, by: Root): RootProgress {
  const needed = by.roles.root.threshold;
  const parsed = readJson(signature, parseSignature);
  if (!parsed.ok) return { have: 0, needed };
  const message = pae(ROOT_PAYLOAD_TYPE, bytes);
  // Asked for one signature, the threshold check tells whose are valid.
  const lenient: Root = { ...by, roles: { ...by.roles, root: { ...by.roles.root, threshold: 1 } } };
  const signers = checkThreshold({
    signature: parsed.value,
    payloadType: ROOT_PAYLOAD_TYPE,
    root: lenient,
    role: 'root',
    isValid: (publicKey, sig) => verifyEd25519(publicKey, message, sig),
  });
  return { have: signers.ok ? signers.value.size : 0, needed };
}

export interface SignedInTurn {
  readonly number: number;
  /** It has enough signatures now and is the latest edition of its publication. */
  readonly isPublished: boolean;
  /** Why it is not: what a reader would say of it. */
  readonly missing: string;
}

/**
 * Adds signatures to an edition of a publication folder; `path` is its `editions/<n>/edition.json`. With enough of them
 * the pointer moves to it. `rollback`: another edition has been published since.
 */
export async function signEdition(
  path: string,
  keys: readonly SigningKey[],
): Promise<Result<SignedInTurn, RefusalCode>> {
  const bytes = await readUpTo(path, MAX_EDITION_BYTES);
  if (!bytes.ok) return bytes;
  const edition = readJson(bytes.value, parseEdition);
  if (!edition.ok) return edition;
  const { number } = edition.value;
  const folder = dirname(resolve(path));
  const publication = dirname(dirname(folder));
  if (basename(folder) !== String(number))
    return fail('not-a-bundle', 'it does not lie in editions/<number>');
  const chain = await checkWaiting(publication, edition.value, keys);
  if (!chain.ok) return chain;
  const before = await readUpTo(signaturePath(path), MAX_SIGNATURE_BYTES);
  if (!before.ok) return before;
  const signature = addTo(before.value, EDITION_PAYLOAD_TYPE, bytes.value, keys);
  if (!signature.ok) return signature;
  const accepted = openEdition(bytes.value, signature.value, chain.value);
  try {
    await replaceFile(FILE_OPS, join(folder, 'edition.sig.json'), signature.value);
    if (accepted.ok) await writePointer(FILE_OPS, publication, number, bytes.value);
  } catch (error) {
    return writeFailure(error);
  }
  return ok({ number, isPublished: accepted.ok, missing: accepted.ok ? '' : accepted.message });
}

/** Whether an edition is the next one of its publication, and these keys may sign it. */
async function checkWaiting(
  publication: string,
  { number, previous }: Edition,
  keys: readonly SigningKey[],
): Promise<Result<RootChain, RefusalCode>> {
  const roots = await readPublishedRoots(publication);
  if (!roots.ok) return roots;
  const chain = checkRootFiles(roots.value);
  if (!chain.ok) return chain;
  const stranger = keys.find(({ keyId }) => !chain.value.newest.roles.release.keyIds.includes(keyId));
  if (stranger) return fail('unknown-key', `${stranger.keyId.slice(0, 16)} is no release key`);
  const latest = await readPublication(publication);
  if (!latest.ok || latest.value === null) return latest.ok ? chain : latest;
  const { edition, sha256 } = latest.value;
  if (edition.number >= number) return fail('rollback', `edition ${edition.number} is published`);
  return sha256 === previous?.sha256
    ? chain
    : fail('equivocation', `it does not follow edition ${edition.number} of this folder`);
}

function addTo(
  before: Uint8Array,
  payloadType: string,
  bytes: Uint8Array,
  keys: readonly SigningKey[],
): Result<Uint8Array, 'bad-data'> {
  const old = readJson(before, parseSignature);
  if (!old.ok) return old;
  if (old.value.payloadType !== payloadType) return fail('bad-data', `signed as ${old.value.payloadType}`);
  const added = signPayload(payloadType, bytes, keys).signatures;
  const mine = new Set(added.map(({ keyId }) => keyId));
  const all: SignatureFile['signatures'] = [
    ...old.value.signatures.filter(({ keyId }) => !mine.has(keyId)),
    ...added,
  ].toSorted((a, b) => (a.keyId < b.keyId ? -1 : 1));
  return ok(signatureBytes({ payloadType, signatures: all }));
}

async function readUpTo(path: string, maxBytes: number): Promise<Result<Uint8Array, RefusalCode>> {
  try {
    const bytes = await readFile(path);
    return bytes.length <= maxBytes
      ? ok(bytes)
      : fail('too-large', `${basename(path)} has ${bytes.length} bytes`);
  } catch (error) {
    return readFailure(error, basename(path));
  }
}

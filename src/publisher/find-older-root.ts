// An edition that was made before the root that somebody trusts: older, and no stranger's.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseSignature } from '#core/edition/parse-signature';
import type { Root } from '#core/edition/edition';
import { signaturePath } from '#node/edition/add-signatures';
import { openBundle } from '#node/edition/open-bundle';
import { readJson } from '#node/edition/read-json';
import { checkRootFiles, readRootFile, type RootFile } from '#node/edition/root-file';
import { systemCode } from '#node/edition/system-reason';
import { verifySignedEdition, type SignedEdition } from '#node/edition/verify-bundle';

/** An edition whose chain of roots ends before a trusted one that follows it. */
export interface OlderRoot {
  readonly archiveId: string;
  readonly number: number;
  /** The newest root that it carries. */
  readonly carried: number;
  /** The trusted root, which is newer. */
  readonly trusted: number;
  /** The trusted root, or one before it, has revoked a key that signed this edition, from its number or before. */
  readonly isRevoked: boolean;
}

/**
 * Whether an edition is rightly signed under roots that the root at `rootPath` continues. Undefined where that is not
 * proven: the signatures of that root, and of all roots between, must lie beside it and hold. The parts of the edition
 * are not looked at.
 */
export async function findOlderRoot(path: string, rootPath: string): Promise<OlderRoot | undefined> {
  const reader = await openBundle(path);
  if (!reader.ok) return undefined;
  try {
    const signed = await verifySignedEdition(reader.value, {});
    if (!signed.ok) return undefined;
    const newest = await continueTo(signed.value.roots, rootPath);
    if (newest === undefined) return undefined;
    const { archiveId, number } = signed.value.edition;
    const [carried, trusted] = [signed.value.roots.length, newest.version];
    return { archiveId, number, carried, trusted, isRevoked: isRevokedBy(newest, signed.value) };
  } finally {
    await reader.value.close();
  }
}

/** The trusted root where it follows these roots without a gap; else undefined. */
async function continueTo(carried: readonly RootFile[], rootPath: string): Promise<Root | undefined> {
  const last = await readRootPair(rootPath);
  const root = last === undefined ? undefined : readRootFile(last.bytes);
  if (last === undefined || !root?.ok || root.value.version <= carried.length) return undefined;
  const files = [...carried];
  for (let version = carried.length + 1; version < root.value.version; version += 1) {
    const between = await readRootPair(join(dirname(rootPath), `${version}.json`));
    if (between === undefined) return undefined;
    files.push(between);
  }
  const chain = checkRootFiles([...files, last]);
  return chain.ok ? chain.value.newest : undefined;
}

/** A root and its signatures; undefined where one of them cannot be read. */
async function readRootPair(path: string): Promise<RootFile | undefined> {
  try {
    return { bytes: await readFile(path), signature: await readFile(signaturePath(path)) };
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

function isRevokedBy({ revoked = [] }: Root, { edition, signatureBytes }: SignedEdition): boolean {
  const signature = readJson(signatureBytes, parseSignature);
  if (!signature.ok) return true;
  const signers = new Set(signature.value.signatures.map(({ keyId }) => keyId));
  return revoked.some(({ keyId, distrustFrom }) => signers.has(keyId) && distrustFrom <= edition.number);
}

import { archiveKey } from '#core/edition/archive-key';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import type { BundleReader } from './open-bundle.ts';
import { checkRootFiles, readRootFile, type RootChain, type RootFile } from './root-file.ts';
import { sha256Hex } from './sha256.ts';

/** A chain this long means a thousand changes of keys; TUF 1.0.34 §5.3.3 asks for some such limit, against endless data. */
export const MAX_ROOTS = 1000;

export interface ReadRoots {
  readonly files: readonly RootFile[];
  readonly chain: RootChain;
}

/** What is known about roots before the bundle is opened; see `VerifyOptions`. */
export interface KnownRoots {
  readonly known?: (archiveKey: string) => readonly RootFile[];
  readonly pinnedRoot?: Uint8Array;
}

/**
 * The bundle's roots, continued by those this device knows (TUF 1.0.34 §5.3.8 has it keep them): a bundle made before a key was taken away is judged by
 * the newer root. `unknown-key`: the two chains part, or the pinned root is in neither.
 */
export async function readRoots(
  reader: BundleReader,
  { known, pinnedRoot }: KnownRoots,
): Promise<Result<ReadRoots, RefusalCode>> {
  const offered = await readRootFiles(reader);
  if (!offered.ok) return offered;
  const files = known ? continueChain(offered.value, known) : offered;
  if (!files.ok) return files;
  const chain = checkRootFiles(files.value);
  if (!chain.ok) return chain;
  const isPinned = pinnedRoot === undefined || files.value.some(({ bytes }) => isEqual(bytes, pinnedRoot));
  return isPinned
    ? ok({ files: files.value, chain: chain.value })
    : fail('unknown-key', 'another root than the given one');
}

/** Root 1, 2, 3 … until one is not there (TUF 1.0.34 §5.3.3, §5.3.9), each up to a fixed size. */
export async function readRootFiles(reader: BundleReader): Promise<Result<readonly RootFile[], RefusalCode>> {
  const files: RootFile[] = [];
  for (let version = 1; version === 1 || (await reader.hasRoot(version)); version += 1) {
    if (version > MAX_ROOTS) return fail('too-large', `more than ${MAX_ROOTS} roots`);
    const bytes = await reader.readRoot(version);
    if (!bytes.ok) return bytes;
    const signature = await reader.readRootSignature(version);
    if (!signature.ok) return signature;
    files.push({ bytes: bytes.value, signature: signature.value });
  }
  return ok(files);
}

function continueChain(
  offered: readonly RootFile[],
  known: (archiveKey: string) => readonly RootFile[],
): Result<readonly RootFile[], RefusalCode> {
  const [first] = offered;
  if (!first) return fail('incomplete', 'no root');
  const root = readRootFile(first.bytes);
  if (!root.ok) return root;
  const ours = known(archiveKey(root.value.archiveId, sha256Hex(first.bytes)));
  const parts = ours.some(({ bytes }, index) => {
    const theirs = offered[index];
    return theirs !== undefined && !isEqual(theirs.bytes, bytes);
  });
  if (parts) return fail('unknown-key', 'its roots are not those known here');
  return ok(offered.length >= ours.length ? offered : ours);
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

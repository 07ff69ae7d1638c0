// The one gate for editions, whoever brings them: signature before parsing, then shape, then every byte.
import type { BlobRef } from '#core/archive/article';
import type { Catalogue } from '#core/archive/catalogue';
import { contentHost } from '#core/edition/archive-key';
import type { Edition, RefusalCode, Root } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import {
  blobRoles,
  checkContent,
  needsWholeBlob,
  type BlobRoles,
  type ContentChecks,
} from './check-content.ts';
import { checkIndexes } from './check-indexes.ts';
import { contentBlobs, distinctBlobs, editionBlobs, totalBytes } from './list-blobs.ts';
import { loadCatalogue, type ReadBlob } from './load-catalogue.ts';
import type { BundleReader } from './open-bundle.ts';
import { openEdition, openUnderRoots } from './open-edition.ts';
import { readRoots } from './read-roots.ts';
import type { RootFile } from './root-file.ts';
import { sha256Hex } from './sha256.ts';

/** Entries of a zip beyond those the edition names: roots, and room for a stranger's order. */
const SPARE_ENTRIES = 64;
const MAGIC_BYTES = 8;

/** Blobs that are on this device already: a delta bundle leaves them out. */
export interface LocalBlobs {
  has(sha256: string): boolean;
  readonly read: ReadBlob;
}

export interface VerifyOptions {
  readonly checks: ContentChecks;
  /** Roots this device knows for the archive whose key is asked for, from root 1 on. */
  readonly known?: (archiveKey: string) => readonly RootFile[];
  /** `verify --root`: the bytes of a root the bundle's chain must contain. */
  readonly pinnedRoot?: Uint8Array;
  readonly local?: LocalBlobs;
  /**
   * For the publisher's own folder, whose editions are older than the newest root: judged by the root of their time.
   * Never for what somebody else brings.
   */
  readonly underOlderRoots?: boolean;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly isCancelled?: () => boolean;
}

/** An edition of which everything was checked, and what was read on the way. */
export interface VerifiedEdition {
  readonly edition: Edition;
  /** The exact signed bytes. */
  readonly editionBytes: Uint8Array;
  readonly signatureBytes: Uint8Array;
  readonly sha256: string;
  readonly archiveKey: string;
  readonly contentHost: string;
  /** Root 1, 2, 3 …: the longer of the bundle's chain and the one this device knows. */
  readonly roots: readonly RootFile[];
  readonly root: Root;
  /** Six words of the newest root. */
  readonly fingerprint: string;
  readonly catalogue: Catalogue;
  /** Every blob the edition names, once, in order of hash. */
  readonly blobs: readonly BlobRef[];
}

/** An edition whose signature and own file were checked, its blobs not yet. */
export type SignedEdition = Omit<VerifiedEdition, 'catalogue' | 'blobs'>;

/** Verifies all of a bundle and changes nothing. */
export async function verifyBundle(
  reader: BundleReader,
  options: VerifyOptions,
): Promise<Result<VerifiedEdition, RefusalCode>> {
  const signed = await verifySignedEdition(reader, options);
  if (!signed.ok) return signed;
  const { edition } = signed.value;
  const readBlob = blobSource(reader, options.local);
  const catalogue = await loadCatalogue(edition, readBlob);
  if (!catalogue.ok) return catalogue;
  const blobs = distinctBlobs([...editionBlobs(edition), ...contentBlobs(catalogue.value)]);
  if (!blobs.ok) return blobs;
  if (totalBytes(blobs.value) !== edition.counts.bytes) return fail('bad-data', 'count of bytes is wrong');
  if (reader.entryCount > blobs.value.length + 2 * signed.value.roots.length + SPARE_ENTRIES) {
    return fail('too-large', `${reader.entryCount} entries for ${blobs.value.length} parts`);
  }
  const checked = await verifyBlobs(reader, blobs.value, blobRoles(catalogue.value), options);
  if (!checked.ok) return checked;
  const indexed = await checkIndexes(edition.indexes, readBlob, options.checks);
  return indexed.ok ? ok({ ...signed.value, catalogue: catalogue.value, blobs: blobs.value }) : indexed;
}

/** Roots, then the signature over the raw bytes, and only then the JSON. */
export async function verifySignedEdition(
  reader: BundleReader,
  options: Pick<VerifyOptions, 'known' | 'pinnedRoot' | 'underOlderRoots'>,
): Promise<Result<SignedEdition, RefusalCode>> {
  const roots = await readRoots(reader, options);
  if (!roots.ok) return roots;
  const bytes = await reader.readEdition();
  if (!bytes.ok) return bytes;
  const signature = await reader.readSignature();
  if (!signature.ok) return signature;
  const { chain, files } = roots.value;
  const opened = options.underOlderRoots
    ? openUnderRoots(bytes.value, signature.value, files)
    : openEdition(bytes.value, signature.value, chain);
  if (!opened.ok) return opened;
  const { edition } = opened.value;
  const sha256 = sha256Hex(bytes.value);
  return ok({
    edition,
    editionBytes: bytes.value,
    signatureBytes: signature.value,
    sha256,
    archiveKey: chain.archiveKey,
    contentHost: contentHost(edition.number, sha256),
    roots: files,
    root: chain.newest,
    fingerprint: chain.fingerprint,
  });
}

/** A blob from the bundle, or where the bundle leaves it out, from this device. */
function blobSource(reader: BundleReader, local: LocalBlobs | undefined): ReadBlob {
  return async (ref) => {
    const isLocal = local !== undefined && local.has(ref.sha256) && !(await reader.hasBlob(ref.sha256));
    return isLocal ? readLocal(local, ref) : reader.readBlob(ref);
  };
}

/** Where it is not what its name says, the disk of this device is at fault, and not the bundle. */
async function readLocal(local: LocalBlobs, ref: BlobRef): Promise<Result<Uint8Array, RefusalCode>> {
  const read = await local.read(ref);
  const isDamaged = !read.ok && ['hash-mismatch', 'length-mismatch', 'incomplete'].includes(read.code);
  return isDamaged ? fail('damaged-here', read.message) : read;
}

async function verifyBlobs(
  reader: BundleReader,
  blobs: readonly BlobRef[],
  roles: BlobRoles,
  options: VerifyOptions,
): Promise<Result<true, RefusalCode>> {
  const total = totalBytes(blobs);
  let done = 0;
  for (const ref of blobs) {
    if (options.isCancelled?.()) return fail('cancelled', 'stopped');
    const checked = await verifyBlob(reader, ref, roles, options);
    if (!checked.ok) return checked;
    done += ref.size;
    options.onProgress?.(done, total);
  }
  return ok(true);
}

async function verifyBlob(
  reader: BundleReader,
  ref: BlobRef,
  roles: BlobRoles,
  { checks, local, isCancelled }: VerifyOptions,
): Promise<Result<true, RefusalCode>> {
  if (needsWholeBlob(ref, roles)) {
    const bytes = await blobSource(reader, local)(ref);
    return bytes.ok ? checkContent(ref, bytes.value, roles, checks) : bytes;
  }
  // A blob that is here already was checked when it came.
  if (local?.has(ref.sha256) && !(await reader.hasBlob(ref.sha256))) return ok(true);
  let start = Buffer.alloc(0);
  const keepStart = (chunk: Uint8Array): void => {
    if (start.length < MAGIC_BYTES) start = Buffer.concat([start, chunk.subarray(0, MAGIC_BYTES)]);
  };
  const streamed = await reader.streamBlob(ref, keepStart, isCancelled);
  return streamed.ok ? checkContent(ref, start, roles, checks) : streamed;
}

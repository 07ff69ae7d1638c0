// The open edition of this device as one file for somebody else. Only what the signed edition names can be in it.
import { basename, dirname, relative, sep } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import { checkEditionOrder } from '#core/edition/check-edition-order';
import type { RefusalCode } from '#core/edition/edition';
import type { CopiedEdition } from '#core/edition/fixity';
import { fail, ok, type Result } from '#core/result';
import { removeQuietly, renameDurably, writeFailure, type FileOps } from './durable-files.ts';
import { checkRoom, roomForParts, type FreeBytes } from './free-space.ts';
import type { ReadableArchive } from './installed-archive.ts';
import { storeReader } from './installed-edition.ts';
import { totalBytes } from './list-blobs.ts';
import { openBundle, type BundleReader } from './open-bundle.ts';
import { lookAtTarget } from './place-new-file.ts';
import type { Watch } from './preview-bundle.ts';
import { verifySignedEdition } from './verify-bundle.ts';
import { writeZipFile, type ZipHead } from './write-zip.ts';

/** `no-older-edition`: the one that the copy should build on is not kept here. */
export type CopyRefusal = RefusalCode | 'no-older-edition';

export interface CopyPorts extends Watch {
  /** The store's own folder. */
  readonly folder: string;
  readonly fs: FileOps;
  /** A name that no other job has. */
  readonly id: string;
  readonly free?: FreeBytes | undefined;
}

export interface CopyWish {
  /** What the person has chosen; a file of this name is replaced, as they have agreed. */
  readonly toFile: string;
  /** Leaves out the parts of this older kept edition: a delta for somebody who has it. */
  readonly since?: number | undefined;
}

/**
 * Written under another name beside it, read back whole, and only then given its name. Whatever ends it early, nothing
 * of it stays and what had the name is as it was.
 */
export async function copyEdition(
  archive: ReadableArchive,
  { toFile, since }: CopyWish,
  ports: CopyPorts,
): Promise<Result<CopiedEdition, CopyRefusal>> {
  const { folder, fs } = ports;
  if (isWithin(folder, toFile)) return fail('write-failed', 'that folder is the app’s own');
  const target = await lookAtTarget(toFile);
  if (!target.ok) return fail('write-failed', target.message);
  const blobs = await blobsToCopy(archive, since);
  if (!blobs.ok) return blobs;
  const room = await checkRoom(roomForParts(blobs.value), dirname(toFile), ports.free);
  if (!room.ok) return room;
  const partial = `${toFile}.${ports.id}.partial`;
  try {
    const written = await writeChecked(archive, blobs.value, partial, ports);
    if (!written.ok) return written;
    await renameDurably(fs, partial, toFile);
    const { number: edition } = archive.open.edition;
    const copied = { fileName: basename(toFile), bytes: written.value, edition };
    return ok(since === undefined ? copied : { ...copied, since });
  } catch (error) {
    return writeFailure(error);
  } finally {
    await removeQuietly(fs, partial);
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && way !== path;
}

async function blobsToCopy(
  { open, other }: ReadableArchive,
  since: number | undefined,
): Promise<Result<readonly BlobRef[], CopyRefusal>> {
  const all = await open.blobs();
  if (!all.ok) return damagedHere(all);
  if (since === undefined) return ok([...all.value.values()]);
  const isOlder = other?.edition.number === since && checkEditionOrder(other.place, open.place) === 'newer';
  if (!isOlder) return fail('no-older-edition', `edition ${since} is not kept here, or is not older`);
  const there = await other.blobs();
  if (!there.ok) return damagedHere(there);
  return ok([...all.value.values()].filter(({ sha256 }) => !there.value.has(sha256)));
}

/** What is read here is of this disk: a part that is not what its name says is this disk's damage. */
function damagedHere<T>(result: Result<T, RefusalCode>): Result<T, RefusalCode> {
  const isDamage = !result.ok && ['hash-mismatch', 'length-mismatch', 'incomplete'].includes(result.code);
  return isDamage ? fail('damaged-here', result.message) : result;
}

/** The value: the size of the file, which was read back from the disk it is on. */
async function writeChecked(
  archive: ReadableArchive,
  blobs: readonly BlobRef[],
  partial: string,
  { folder, onProgress, isCancelled }: CopyPorts,
): Promise<Result<number, RefusalCode>> {
  // Every byte is written and then read.
  const total = 2 * totalBytes(blobs);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    onProgress?.(done, total);
  };
  const reader = storeReader(folder, archive.entry.key, archive.open.place);
  const head = await readHead(archive, reader);
  if (!head.ok) return damagedHere(head);
  const written = await writeZipFile(reader, head.value, blobs, partial, { onBytes, isCancelled });
  if (!written.ok) return damagedHere(written);
  const back = await openBundle(partial);
  if (!back.ok) return back;
  try {
    const same = await readBack(back.value, archive, blobs, { onBytes, isCancelled: isCancelled ?? never });
    return same.ok ? ok(written.value.bytes) : same;
  } finally {
    await back.value.close();
  }
}

const never = (): boolean => false;

async function readHead(
  { roots }: ReadableArchive,
  reader: BundleReader,
): Promise<Result<ZipHead, RefusalCode>> {
  const edition = await reader.readEdition();
  if (!edition.ok) return edition;
  const signature = await reader.readSignature();
  if (!signature.ok) return signature;
  return ok({ editionBytes: edition.value, signatureBytes: signature.value, roots });
}

/** As the device of somebody else would: signature under the roots in the file, then every part. */
async function readBack(
  reader: BundleReader,
  { open, entry }: ReadableArchive,
  blobs: readonly BlobRef[],
  {
    onBytes,
    isCancelled,
  }: { readonly onBytes: (bytes: number) => void; readonly isCancelled: () => boolean },
): Promise<Result<true, RefusalCode>> {
  const signed = await verifySignedEdition(reader, {});
  if (!signed.ok) return signed;
  const isSame = signed.value.sha256 === open.place.sha256 && signed.value.archiveKey === entry.key;
  if (!isSame) return fail('hash-mismatch', 'another edition was read back');
  for (const ref of blobs) {
    const read = await reader.streamBlob(ref, (chunk) => onBytes(chunk.length), isCancelled);
    if (!read.ok) return read;
  }
  return ok(true);
}

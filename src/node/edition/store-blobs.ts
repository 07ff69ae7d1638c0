// The blobs of the store: shared by all archives, each under its hash, written once.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import { SHA256_HEX } from '#core/edition/archive-key';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Fail, type Result } from '#core/result';
import { blobName } from './bundle-entries.ts';
import { createFolderEntries } from './folder-entries.ts';
import { systemCode, type FileOps } from './durable-files.ts';
import { roomForParts } from './free-space.ts';
import { totalBytes } from './list-blobs.ts';
import { bundleReader, type BundleReader, type IsCancelled } from './open-bundle.ts';
import { listPlainFolder, type FolderMaker } from './plain-folder.ts';
import { BLOBS } from './store-layout.ts';
import type { LocalBlobs } from './verify-bundle.ts';
import { isBlobWhole, writeBlob } from './write-blob.ts';

/** Each blob waits for the disk twice; so many wait at once. */
const PARALLEL = 6;
/** Progress is told about so many times, however many blobs there are. */
const REPORTS = 200;

/** Hashes of the plain files that are there under a blob's name. Their bytes are not looked at. */
export async function listStoredBlobs(folder: string): Promise<Result<ReadonlySet<string>, RefusalCode>> {
  const groups = await listPlainFolder(folder, BLOBS);
  if (!groups.ok) return groups;
  const found = new Set<string>();
  for (const group of groups.value) {
    const files = group.isDirectory() ? await listPlainFolder(folder, [...BLOBS, group.name]) : ok([]);
    if (!files.ok) return files;
    for (const file of files.value) {
      const isOurs = SHA256_HEX.test(file.name) && file.name.startsWith(group.name);
      if (isOurs && file.isFile()) found.add(file.name);
    }
  }
  return ok(found);
}

/** The blobs of the store. That one is there does not say that it is whole: disks rot. */
export interface StoredBlobs extends LocalBlobs {
  /** Whether it is there and has exactly the bytes of its name, all of them read. */
  isWhole(ref: BlobRef, isCancelled?: IsCancelled): Promise<boolean>;
}

/** What a delta bundle may leave out. */
export async function localBlobs(folder: string): Promise<Result<StoredBlobs, RefusalCode>> {
  const stored = await listStoredBlobs(folder);
  if (!stored.ok) return stored;
  const reader = bundleReader(createFolderEntries(folder, 'folder'));
  return ok({
    has: (sha256) => stored.value.has(sha256),
    read: (ref) => reader.readBlob(ref),
    isWhole: async (ref, isCancelled) =>
      stored.value.has(ref.sha256) && isBlobWhole(blobPath(folder, ref.sha256), ref, isCancelled),
  });
}

/** Bytes that bringing the blobs into the store takes, as far as they are not there. */
export async function roomToInstall(
  folder: string,
  blobs: readonly BlobRef[],
): Promise<Result<number, RefusalCode>> {
  const stored = await listStoredBlobs(folder);
  if (!stored.ok) return stored;
  return ok(roomForParts(blobs.filter(({ sha256 }) => !stored.value.has(sha256))));
}

/** Where a blob of the store lies. */
export function blobPath(folder: string, sha256: string): string {
  return join(folder, ...blobName(sha256).split('/'));
}

export interface BlobCopy {
  readonly folder: string;
  readonly fs: FileOps;
  readonly folders: FolderMaker;
  /** The folder for unfinished files. */
  readonly incoming: string;
  readonly reader: BundleReader;
  readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
  readonly isCancelled?: IsCancelled | undefined;
}

/**
 * Brings every blob into the store that is not there whole, and so mends what was damaged. Hashed from the bytes that
 * are written: a bundle that changed since it was looked at is refused (attack T1).
 */
export async function copyBlobs(
  blobs: readonly BlobRef[],
  copy: BlobCopy,
): Promise<Result<true, RefusalCode>> {
  const total = totalBytes(blobs);
  const waiting = blobs.values();
  const problems: Fail<RefusalCode>[] = [];
  let done = 0;
  let told = 0;
  const report = (bytes: number): void => {
    done += bytes;
    if (done - told < total / REPORTS && done < total) return;
    told = done;
    copy.onProgress?.(done, total);
  };
  const work = async (): Promise<void> => {
    for (const ref of waiting) {
      if (problems.length > 0) return;
      if (copy.isCancelled?.()) {
        problems.push(fail('cancelled', 'stopped'));
        return;
      }
      const copied = await copyBlob(ref, copy);
      if (copied.ok) report(ref.size);
      else problems.push(copied);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return problems[0] ?? ok(true);
}

async function copyBlob(ref: BlobRef, copy: BlobCopy): Promise<Result<true, RefusalCode>> {
  const { fs, incoming, reader, isCancelled } = copy;
  const parent = await copy.folders.make([...BLOBS, ref.sha256.slice(0, 2)]);
  if (!parent.ok) return parent;
  const path = blobPath(copy.folder, ref.sha256);
  if (await isBlobWhole(path, ref, isCancelled)) return ok(true);
  const written = await writeBlob(ref, { fs, incoming, path }, (sink) =>
    reader.streamBlob(ref, sink, isCancelled),
  );
  // An update leaves out what is here already; what is here is damaged, and the update is as it should be.
  return !written.ok && written.code === 'incomplete' && (await isThere(path))
    ? fail('damaged-here', written.message)
    : written;
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}

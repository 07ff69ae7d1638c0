// The blobs of the store: shared by all archives, each under its hash, written once.
import { join } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import { SHA256_HEX } from '#core/edition/archive-key';
import type { RefusalCode } from '#core/edition/edition';
import { ok, type Fail, type Result } from '#core/result';
import { blobName } from './bundle-entries.ts';
import { createFolderEntries } from './folder-entries.ts';
import type { FileOps } from './durable-files.ts';
import { totalBytes } from './list-blobs.ts';
import { bundleReader, type BundleReader } from './open-bundle.ts';
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

/** What a delta bundle may leave out. */
export async function localBlobs(folder: string): Promise<Result<LocalBlobs, RefusalCode>> {
  const stored = await listStoredBlobs(folder);
  if (!stored.ok) return stored;
  const reader = bundleReader(createFolderEntries(folder, 'folder'));
  return ok({ has: (sha256) => stored.value.has(sha256), read: (ref) => reader.readBlob(ref) });
}

export interface BlobCopy {
  readonly folder: string;
  readonly fs: FileOps;
  readonly folders: FolderMaker;
  /** The folder for unfinished files. */
  readonly incoming: string;
  readonly reader: BundleReader;
  readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
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
      const copied = await copyBlob(ref, copy);
      if (copied.ok) report(ref.size);
      else problems.push(copied);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return problems[0] ?? ok(true);
}

async function copyBlob(ref: BlobRef, copy: BlobCopy): Promise<Result<true, RefusalCode>> {
  const { fs, incoming, reader } = copy;
  const parent = await copy.folders.make([...BLOBS, ref.sha256.slice(0, 2)]);
  if (!parent.ok) return parent;
  const path = join(copy.folder, ...blobName(ref.sha256).split('/'));
  if (await isBlobWhole(path, ref)) return ok(true);
  return writeBlob(ref, { fs, incoming, path }, (sink) => reader.streamBlob(ref, sink));
}

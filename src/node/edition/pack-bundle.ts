// A publication's latest edition as one `.attache` file. The same edition gives the same bytes (decision 10).
import { randomUUID } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Fail, type Result } from '#core/result';
import { durablyIn, FILE_OPS, removeQuietly, writeFailure } from './durable-files.ts';
import { contentBlobs, distinctBlobs, editionBlobs } from './list-blobs.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { bundleReader, openBundle, publishedEntries, type BundleReader } from './open-bundle.ts';
import { lookAtTarget, placeNewFile } from './place-new-file.ts';
import { sha256OfFile } from './sha256.ts';
import { verifySignedEdition, type SignedEdition } from './verify-bundle.ts';
import { writeZipFile } from './write-zip.ts';

export interface PackOptions {
  /** Leaves out the blobs that this older edition of the publication has: a delta. */
  readonly since?: number;
  readonly onProgress?: (doneParts: number, totalParts: number) => void;
  readonly isCancelled?: () => boolean;
}

export interface PackedBundle {
  readonly entries: number;
  readonly bytes: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** The very same file was there already, and was left alone. */
  readonly wasThere: boolean;
}

/**
 * `no-older-edition`: the one that a delta should build on is not there, or is not older. `exists`: another file has
 * the name of the new one. `is-folder`: a folder has it, or it ends like one.
 */
export type PackRefusal = RefusalCode | 'no-older-edition' | 'exists' | 'is-folder';

/**
 * Packs the latest edition. Every part is checked against its hash while it is packed. Nothing that is there is ever
 * replaced: whatever it is, it may be the only copy.
 */
export async function packBundle(
  publicationFolder: string,
  toFile: string,
  options: PackOptions = {},
): Promise<Result<PackedBundle, PackRefusal>> {
  const target = await lookAtTarget(toFile);
  if (!target.ok) return target;
  const reader = await openBundle(publicationFolder);
  if (!reader.ok) return reader;
  try {
    const signed = await verifySignedEdition(reader.value, {});
    if (!signed.ok) return signed;
    const blobs = await blobsToPack(reader.value, signed.value, publicationFolder, options.since);
    return blobs.ok ? await writeZip(reader.value, signed.value, blobs.value, toFile, options) : blobs;
  } finally {
    await reader.value.close();
  }
}

async function blobsToPack(
  reader: BundleReader,
  signed: SignedEdition,
  folder: string,
  since: number | undefined,
): Promise<Result<readonly BlobRef[], PackRefusal>> {
  const all = await blobsOf(reader, signed);
  if (!all.ok || since === undefined) return all;
  const { number } = signed.edition;
  const entries = publishedEntries(folder, since);
  if (since >= number || !(await entries.has('edition.json')))
    return fail('no-older-edition', `the newest is ${number}, and ${since} is not there or not older`);
  const older = bundleReader(entries);
  const olderSigned = await verifySignedEdition(older, { underOlderRoots: true });
  if (!olderSigned.ok) return olderSigned;
  const there = await blobsOf(older, olderSigned.value);
  if (!there.ok) return there;
  const known = new Set(there.value.map(({ sha256 }) => sha256));
  return ok(all.value.filter(({ sha256 }) => !known.has(sha256)));
}

async function blobsOf(
  reader: BundleReader,
  { edition }: SignedEdition,
): Promise<Result<readonly BlobRef[], RefusalCode>> {
  const catalogue = await loadCatalogue(edition, (ref) => reader.readBlob(ref));
  if (!catalogue.ok) return catalogue;
  return distinctBlobs([...editionBlobs(edition), ...contentBlobs(catalogue.value)]);
}

async function writeZip(
  reader: BundleReader,
  signed: SignedEdition,
  blobs: readonly BlobRef[],
  toFile: string,
  { onProgress, isCancelled }: PackOptions,
): Promise<Result<PackedBundle, PackRefusal>> {
  // A name of its own: "x.partial" may be somebody's, too.
  const partial = `${toFile}.${randomUUID()}.partial`;
  const onPart = (done: number): void => onProgress?.(done, blobs.length);
  try {
    const written = await writeZipFile(reader, signed, blobs, partial, { onPart, isCancelled });
    if (!written.ok) return written;
    const isPlaced = await durablyIn(FILE_OPS, dirname(toFile), () => placeNewFile(partial, toFile));
    if (isPlaced) return ok({ ...written.value, wasThere: false });
    await removeQuietly(FILE_OPS, partial);
    const isSame = await isSameFile(toFile, written.value);
    return isSame ? ok({ ...written.value, wasThere: true }) : fail('exists', toFile);
  } catch (error) {
    await removeQuietly(FILE_OPS, partial);
    return failureAt(toFile, partial, error);
  }
}

/** Nobody has given the name of the file that becomes theirs. */
function failureAt(toFile: string, partial: string, error: unknown): Fail<RefusalCode> {
  const { code, message } = writeFailure(error);
  return fail(code, message.replaceAll(partial, toFile));
}

async function isSameFile(path: string, { bytes, sha256 }: Omit<PackedBundle, 'wasThere'>): Promise<boolean> {
  const found = await lstat(path);
  return found.isFile() && found.size === bytes && (await sha256OfFile(path)).sha256 === sha256;
}

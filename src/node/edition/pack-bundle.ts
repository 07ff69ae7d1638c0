// A publication's latest edition as one `.attache` file. The same edition gives the same bytes (decision 10).
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import type { BlobRef } from '#core/archive/article';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Fail, type Result } from '#core/result';
import { blobName } from './bundle-entries.ts';
import { durablyIn, FILE_OPS, removeQuietly, writeFailure } from './durable-files.ts';
import { contentBlobs, distinctBlobs, editionBlobs } from './list-blobs.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { bundleReader, openBundle, publishedEntries, type BundleReader } from './open-bundle.ts';
import { lookAtTarget, placeNewFile } from './place-new-file.ts';
import { sha256OfFile } from './sha256.ts';
import { verifySignedEdition, type SignedEdition } from './verify-bundle.ts';

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

/** Stored, not deflated; local midnight of 1980 gives the same DOS time in every time zone. */
const ENTRY_OPTIONS = {
  compress: false,
  forceDosTimestamp: true,
  mtime: new Date(1980, 0, 1),
  mode: 0o100644,
} as const;

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
  options: PackOptions,
): Promise<Result<PackedBundle, PackRefusal>> {
  // A name of its own: "x.partial" may be somebody's, too.
  const partial = `${toFile}.${randomUUID()}.partial`;
  const stop = new AbortController();
  const problems: Fail<RefusalCode>[] = [];
  const refuse: Refuse = (problem) => {
    problems.push(problem);
    stop.abort();
  };
  const zip = new ZipFile();
  zip.on('error', (error) => stop.abort(error));
  const head = headEntries(signed);
  for (const [name, bytes] of head) zip.addBuffer(Buffer.from(bytes), name, ENTRY_OPTIONS);
  addBlobs(zip, reader, blobs, options, refuse);
  zip.end();
  try {
    const sink = createWriteStream(partial, { flags: 'wx', flush: true });
    await pipeline(zip.outputStream, sink, { signal: stop.signal });
    const { sha256, size } = await sha256OfFile(partial);
    const packed = { entries: head.length + blobs.length, bytes: size, sha256 };
    const isPlaced = await durablyIn(FILE_OPS, dirname(toFile), () => placeNewFile(partial, toFile));
    if (isPlaced) return ok({ ...packed, wasThere: false });
    await removeQuietly(FILE_OPS, partial);
    return (await isSameFile(toFile, packed)) ? ok({ ...packed, wasThere: true }) : fail('exists', toFile);
  } catch (error) {
    await removeQuietly(FILE_OPS, partial);
    return problems[0] ?? failureAt(toFile, partial, error);
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

type Refuse = (problem: Fail<RefusalCode>) => void;
type NamedBytes = readonly [name: string, bytes: Uint8Array];

function headEntries({ editionBytes, signatureBytes, roots }: SignedEdition): readonly NamedBytes[] {
  return [
    ['edition.json', editionBytes],
    ['edition.sig.json', signatureBytes],
    ...roots.flatMap(({ bytes, signature }, index): readonly NamedBytes[] => [
      [`roots/${index + 1}.json`, bytes],
      [`roots/${index + 1}.sig.json`, signature],
    ]),
  ];
}

function addBlobs(
  zip: ZipFile,
  reader: BundleReader,
  blobs: readonly BlobRef[],
  { onProgress, isCancelled }: PackOptions,
  refuse: Refuse,
): void {
  for (const [index, ref] of blobs.entries()) {
    zip.addReadStreamLazy(blobName(ref.sha256), { ...ENTRY_OPTIONS, size: ref.size }, (give) => {
      if (isCancelled?.()) return refuse(fail('cancelled', 'stopped'));
      give(null, streamOf(reader, ref, refuse));
      onProgress?.(index + 1, blobs.length);
    });
  }
}

/** The blob as a stream that ends only when its hash was right. */
function streamOf(reader: BundleReader, ref: BlobRef, refuse: Refuse): PassThrough {
  const stream = new PassThrough();
  const sink = async (chunk: Uint8Array) => {
    if (!stream.write(chunk)) await once(stream, 'drain');
  };
  reader.streamBlob(ref, sink).then(
    (streamed) => (streamed.ok ? stream.end() : refuse(streamed)),
    (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return stream;
}

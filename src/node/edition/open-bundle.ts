// One way to read the three kinds of bundle: publication folder, unpacked folder, `.attache` file.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { BlobRef } from '#core/archive/article';
import {
  MAX_EDITION_BYTES,
  MAX_ROOT_BYTES,
  MAX_SIGNATURE_BYTES,
  type RefusalCode,
} from '#core/edition/edition';
import { counter, parseWith, sha256 } from '#core/edition/schema-parts';
import { fail, ok, type Result } from '#core/result';
import { blobName, type BundleEntries, type BundleKind, type OpenEntry } from './bundle-entries.ts';
import { createFolderEntries, readFailure } from './folder-entries.ts';
import { readJson } from './read-json.ts';
import { sha256Hex } from './sha256.ts';
import { openZipEntries, zipFailure } from './zip-entries.ts';

export const MAX_POINTER_BYTES = 4096;
/** Blobs that are read whole: records, texts and indexes; larger ones (PDFs) are only ever streamed. */
const MAX_WHOLE_BLOB_BYTES = 256 * 1024 * 1024;

type Bytes = Promise<Result<Uint8Array, RefusalCode>>;

/** Whether the person has stopped the work meanwhile. */
export type IsCancelled = () => boolean;

/** Reads a bundle whose content is not yet believed; every size is capped before a byte is read. */
export interface BundleReader {
  readonly kind: BundleKind;
  /** Entries of a zip; 0 for folders. */
  readonly entryCount: number;
  readEdition(): Bytes;
  readSignature(): Bytes;
  readRoot(version: number): Bytes;
  readRootSignature(version: number): Bytes;
  hasRoot(version: number): Promise<boolean>;
  hasBlob(sha256: string): Promise<boolean>;
  /** The whole blob, its length and hash checked. */
  readBlob(ref: BlobRef): Bytes;
  /**
   * Hands the blob on piece by piece; `ok` only when length and hash were right. What `sink` throws is thrown.
   * `isCancelled` is asked before each piece.
   */
  streamBlob(
    ref: BlobRef,
    sink: (chunk: Uint8Array) => Promise<void> | void,
    isCancelled?: IsCancelled,
  ): Promise<Result<true, RefusalCode>>;
  close(): Promise<void>;
}

/** `latest.json` of a publication folder: where to look, nothing to believe. */
export const pointerSchema = z.strictObject({ edition: counter, sha256 });

/** Opens what a person chose. Links to a bundle are followed; links inside it are not. */
export async function openBundle(path: string): Promise<Result<BundleReader, RefusalCode>> {
  let isFolder: boolean;
  try {
    const stats = await stat(path);
    if (!stats.isDirectory() && !stats.isFile()) return fail('not-a-bundle', 'neither file nor folder');
    isFolder = stats.isDirectory();
  } catch (error) {
    const failure = readFailure(error, 'file');
    return !failure.ok && failure.code === 'incomplete'
      ? fail('read-failed', 'there is no such file')
      : failure;
  }
  const entries = isFolder ? await openFolder(path) : await openZipEntries(path);
  return entries.ok ? ok(bundleReader(entries.value)) : entries;
}

async function openFolder(path: string): Promise<Result<BundleEntries, RefusalCode>> {
  const plain = createFolderEntries(path, 'folder');
  if (await plain.has('edition.json')) return ok((await olderEntries(path)) ?? plain);
  const pointerBytes = await readCapped(plain, 'latest.json', MAX_POINTER_BYTES);
  if (!pointerBytes.ok) {
    return pointerBytes.code === 'incomplete'
      ? fail('not-a-bundle', 'no edition in this folder')
      : pointerBytes;
  }
  const pointer = readJson(pointerBytes.value, (value) => parseWith(pointerSchema, value, 'latest.json'));
  if (!pointer.ok) return pointer;
  const { edition } = pointer.value;
  const entries = publishedEntries(path, edition);
  const bytes = await readCapped(entries, 'edition.json', MAX_EDITION_BYTES);
  if (!bytes.ok) return bytes;
  const isPointedAt = sha256Hex(bytes.value) === pointer.value.sha256;
  return isPointedAt ? ok(entries) : fail('hash-mismatch', 'latest.json names another edition.json');
}

/** One edition of a publication folder, by its number; roots and blobs are those of all editions. */
export function publishedEntries(publication: string, edition: number): BundleEntries {
  return createFolderEntries(publication, 'publication', (name) =>
    name.startsWith('edition.') ? `editions/${edition}/${name}` : name,
  );
}

/** Where `path` is `editions/<n>` of a publication, that edition: it is no bundle without the publication's blobs. */
async function olderEntries(path: string): Promise<BundleEntries | undefined> {
  const folder = resolve(path);
  const [number, editions] = [basename(folder), dirname(folder)];
  if (!/^[1-9]\d{0,9}$/.test(number) || basename(editions) !== 'editions') return undefined;
  const entries = publishedEntries(dirname(editions), Number(number));
  return (await entries.has('roots/1.json')) ? entries : undefined;
}

/** Reads a bundle through its entries. */
export function bundleReader(entries: BundleEntries): BundleReader {
  return {
    kind: entries.kind,
    entryCount: entries.entryCount,
    readEdition: () => readCapped(entries, 'edition.json', MAX_EDITION_BYTES),
    readSignature: () => readCapped(entries, 'edition.sig.json', MAX_SIGNATURE_BYTES),
    readRoot: (version) => readCapped(entries, `roots/${version}.json`, MAX_ROOT_BYTES),
    readRootSignature: (version) => readCapped(entries, `roots/${version}.sig.json`, MAX_SIGNATURE_BYTES),
    hasRoot: (version) => entries.has(`roots/${version}.json`),
    hasBlob: (hash) => entries.has(blobName(hash)),
    async readBlob(ref) {
      if (ref.size > MAX_WHOLE_BLOB_BYTES) return fail('too-large', `${ref.sha256} has ${ref.size} bytes`);
      const chunks: Uint8Array[] = [];
      const streamed = await streamChecked(entries, ref, (chunk) => void chunks.push(chunk));
      return streamed.ok ? ok(Buffer.concat(chunks)) : streamed;
    },
    streamBlob: (ref, sink, isCancelled) => streamChecked(entries, ref, sink, isCancelled),
    close: () => entries.close(),
  };
}

/** One entry whole, unless it claims to be larger; `incomplete` where it is not there. */
export async function readCapped(entries: BundleEntries, name: string, maxBytes: number): Bytes {
  const opened = await entries.open(name);
  if (!opened.ok) return opened;
  const { size } = opened.value;
  if (size > maxBytes) {
    opened.value.stream.destroy();
    return fail('too-large', `${name} has ${size} bytes; at most ${maxBytes} are read`);
  }
  const chunks: Uint8Array[] = [];
  const done = await pump(opened.value, size, name, (chunk) => void chunks.push(chunk));
  return done.ok ? ok(Buffer.concat(chunks)) : done;
}

/** TUF 1.0.34 §5.7.3: no more than the signed number of bytes, and the signed hash; so no parts of two editions mix. */
async function streamChecked(
  entries: BundleEntries,
  ref: BlobRef,
  sink: (chunk: Uint8Array) => Promise<void> | void,
  isCancelled: IsCancelled = () => false,
): Promise<Result<true, RefusalCode>> {
  const name = blobName(ref.sha256);
  const opened = await entries.open(name);
  if (!opened.ok) return opened;
  if (opened.value.size !== ref.size) {
    opened.value.stream.destroy();
    return fail('length-mismatch', `${name} has ${opened.value.size} bytes, signed are ${ref.size}`);
  }
  const hash = createHash('sha256');
  const sinkHashed = (chunk: Uint8Array): Promise<void> | void => {
    hash.update(chunk);
    return sink(chunk);
  };
  const done = await pump(opened.value, ref.size, name, sinkHashed, isCancelled);
  if (!done.ok) return done;
  return hash.digest('hex') === ref.sha256 ? ok(true) : fail('hash-mismatch', name);
}

/** Reads exactly `size` bytes; one byte more or fewer is a failure, and the one more is never handed on. */
async function pump(
  entry: OpenEntry,
  size: number,
  name: string,
  sink: (chunk: Uint8Array) => Promise<void> | void,
  isCancelled: IsCancelled = () => false,
): Promise<Result<true, RefusalCode>> {
  const iterator: AsyncIterator<Uint8Array> = entry.stream[Symbol.asyncIterator]();
  let done = 0;
  for (;;) {
    const next = await nextChunk(iterator);
    if (!next.ok) return next;
    if (next.value === undefined) break;
    done += next.value.length;
    if (done > size) {
      await iterator.return?.();
      return fail('length-mismatch', `${name} has more than ${size} bytes`);
    }
    if (isCancelled()) {
      await iterator.return?.();
      return fail('cancelled', 'stopped');
    }
    try {
      await sink(next.value);
    } catch (error) {
      await iterator.return?.();
      throw error;
    }
  }
  return done === size ? ok(true) : fail('length-mismatch', `${name} ended after ${done} of ${size} bytes`);
}

/** Keeps what reading throws apart from what the sink throws. */
async function nextChunk(
  iterator: AsyncIterator<Uint8Array>,
): Promise<Result<Uint8Array | undefined, RefusalCode>> {
  try {
    const { done, value } = await iterator.next();
    return ok(done ? undefined : value);
  } catch (error) {
    const failure = zipFailure(error);
    // Inflating garbage and a size that does not fit are damage of one part, not of the whole file.
    return !failure.ok && failure.code === 'not-a-bundle' ? fail('hash-mismatch', failure.message) : failure;
  }
}

// The blobs of an edition, each into its place in a publication folder.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Fail, type Result } from '#core/result';
import type { BuiltEdition } from './build-edition.ts';
import { blobName } from './bundle-entries.ts';
import type { FileOps } from './durable-files.ts';
import { readFailure } from './folder-entries.ts';
import { totalBytes } from './list-blobs.ts';
import { isBlobWhole, writeBlob, type FeedBlob } from './write-blob.ts';
import type { BlobInput, EditionInput } from './write-edition.ts';

/** Where a blob lies until it is whole. */
export function incomingFolder(to: string): string {
  return join(to, '.incoming');
}

/** Each blob waits for the disk twice; so many wait at once. */
const PARALLEL = 6;

/** Writes the blobs that are not there whole; so a publication that has lost some is mended. */
export async function writeBlobs(
  input: EditionInput,
  fs: FileOps,
  { made, blobs }: BuiltEdition,
): Promise<Result<true, RefusalCode>> {
  const sources = new Map(input.blobs.map((blob) => [blob.sha256, blob.from]));
  for (const blob of made) sources.set(blob.sha256, { bytes: blob.bytes });
  const total = totalBytes(blobs);
  const waiting = blobs.values();
  const problems: Fail<RefusalCode>[] = [];
  let done = 0;
  const work = async (): Promise<void> => {
    for (const ref of waiting) {
      if (problems.length > 0) return;
      const written = input.isCancelled?.()
        ? fail('cancelled', 'stopped')
        : await writeMissing(ref, input.to, fs, sources.get(ref.sha256));
      if (!written.ok) {
        problems.push(written);
        return;
      }
      done += ref.size;
      input.onProgress?.(done, total);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return problems[0] ?? ok(true);
}

async function writeMissing(
  ref: BlobRef,
  to: string,
  fs: FileOps,
  from: BlobInput['from'] | undefined,
): Promise<Result<true, RefusalCode>> {
  const path = join(to, ...blobName(ref.sha256).split('/'));
  if (await isBlobWhole(path, ref)) return ok(true);
  return from
    ? writeBlob(ref, { fs, incoming: incomingFolder(to), path }, feedFrom(from))
    : fail('incomplete', `blob ${ref.sha256} (${ref.type}) was not given`);
}

function feedFrom(from: BlobInput['from']): FeedBlob {
  return async (sink) => {
    if ('bytes' in from) {
      await sink(from.bytes);
      return ok(true);
    }
    const iterator: AsyncIterator<Uint8Array> = createReadStream(from.path)[Symbol.asyncIterator]();
    for (;;) {
      let next: IteratorResult<Uint8Array, unknown>;
      try {
        next = await iterator.next();
      } catch (error) {
        return readFailure(error, from.path);
      }
      if (next.done) return ok(true);
      await sink(next.value);
    }
  };
}

// The blobs of an edition, each into its place in a publication folder.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
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

/** Writes the blobs that are not there whole; so a publication that has lost some is mended. */
export async function writeBlobs(
  { to, blobs: given, onProgress, isCancelled }: EditionInput,
  fs: FileOps,
  { made, blobs }: BuiltEdition,
): Promise<Result<true, RefusalCode>> {
  const sources = new Map(given.map((blob) => [blob.sha256, blob.from]));
  for (const blob of made) sources.set(blob.sha256, { bytes: blob.bytes });
  const total = totalBytes(blobs);
  let done = 0;
  for (const ref of blobs) {
    if (isCancelled?.()) return fail('cancelled', 'stopped');
    const path = join(to, ...blobName(ref.sha256).split('/'));
    if (!(await isBlobWhole(path, ref))) {
      const from = sources.get(ref.sha256);
      if (!from) return fail('incomplete', `blob ${ref.sha256} (${ref.type}) was not given`);
      const written = await writeBlob(ref, { fs, incoming: incomingFolder(to), path }, feedFrom(from));
      if (!written.ok) return written;
    }
    done += ref.size;
    onProgress?.(done, total);
  }
  return ok(true);
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

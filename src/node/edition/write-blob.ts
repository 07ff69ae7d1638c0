import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import {
  removeQuietly,
  renameDurably,
  systemCode,
  writeAll,
  WRITE_PLAIN,
  writeFailure,
  type FileOps,
} from './durable-files.ts';
import { sha256OfFile } from './sha256.ts';

type Sink = (chunk: Uint8Array) => Promise<void>;

/** Feeds a blob's bytes to the sink; what the sink throws passes through. */
export type FeedBlob = (sink: Sink) => Promise<Result<true, RefusalCode>>;

export interface BlobTarget {
  readonly fs: FileOps;
  /** Where the unfinished file lies; on the same disk as `path`. */
  readonly incoming: string;
  readonly path: string;
}

/**
 * Writes a blob under its final name only when all bytes are on disk and have the signed length and hash; hashed from
 * the bytes that are written, so that a source that changes meanwhile changes nothing (attack T1).
 */
export async function writeBlob(
  ref: BlobRef,
  target: BlobTarget,
  feed: FeedBlob,
): Promise<Result<true, RefusalCode>> {
  const { fs, incoming, path } = target;
  const partial = join(incoming, ref.sha256);
  try {
    await fs.mkdir(incoming, { recursive: true });
    const written = await writePartial(fs, partial, ref, feed);
    if (written.ok) {
      await fs.mkdir(dirname(path), { recursive: true });
      await renameDurably(fs, partial, path);
      return written;
    }
    await removeQuietly(fs, partial);
    return written;
  } catch (error) {
    await removeQuietly(fs, partial);
    return writeFailure(error);
  }
}

async function writePartial(
  fs: FileOps,
  partial: string,
  ref: BlobRef,
  feed: FeedBlob,
): Promise<Result<true, RefusalCode>> {
  const handle = await fs.open(partial, WRITE_PLAIN, 0o644);
  try {
    const hash = createHash('sha256');
    let size = 0;
    const fed = await feed(async (chunk) => {
      size += chunk.length;
      hash.update(chunk);
      if (size <= ref.size) await writeAll(handle, chunk);
    });
    if (!fed.ok) return fed;
    await handle.sync();
    if (size !== ref.size) return fail('length-mismatch', `${ref.sha256}: ${size} of ${ref.size} bytes`);
    return hash.digest('hex') === ref.sha256 ? ok(true) : fail('hash-mismatch', ref.sha256);
  } finally {
    await handle.close();
  }
}

/** Whether the file is there and has exactly the bytes of its name. Where that is stopped, it is not known to. */
export async function isBlobWhole(
  path: string,
  ref: BlobRef,
  isCancelled: () => boolean = () => false,
): Promise<boolean> {
  try {
    const stats = await lstat(path);
    if (!stats.isFile() || stats.size !== ref.size) return false;
    return (await sha256OfFile(path, isCancelled)).sha256 === ref.sha256;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}

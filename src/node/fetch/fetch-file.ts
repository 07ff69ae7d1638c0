// The two kinds of files a publication has: small ones, which are judged by their signatures, and objects, which are
// named by their hash.
import { createHash, type Hash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { BlobRef } from '#core/archive/article';
import type { RefusalCode } from '#core/edition/edition';
import { isInterruption, type FetchCode } from '#core/fetch/fetch-code';
import { fail, ok, type Result } from '#core/result';
import { blobName } from '#node/edition/bundle-entries';
import {
  removeQuietly,
  renameDurably,
  systemCode,
  writeAll,
  writeFailure,
  type FileOps,
} from '#node/edition/durable-files';
import type { HttpAnswer, HttpClient } from './http-client.ts';
import { readBody } from './read-body.ts';

export type FetchFailure = FetchCode | RefusalCode;

/** One piece of work on the network, which a person may stop. */
export interface Fetching {
  readonly client: HttpClient;
  readonly signal: AbortSignal;
  readonly stallMs: number;
  /** How long to wait before the n-th try of an object, in milliseconds; as many tries as entries. */
  readonly waits: readonly number[];
}

/** A whole small file; `null` where the server says that there is none. */
export async function fetchSmall(
  { client, signal, stallMs }: Fetching,
  name: string,
  maxBytes: number,
): Promise<Result<Uint8Array | null, FetchFailure>> {
  const answer = await client.get(name, { signal });
  if (!answer.ok) return answer;
  const { status, body, lengthBytes } = answer.value;
  if (status !== 200) {
    body.destroy();
    return isAbsent(status) ? ok(null) : fail('strange-answer', `${name}: status ${status}`);
  }
  const chunks: Uint8Array[] = [];
  const read = await readBody(
    answer.value,
    { maxBytes, stallMs, signal },
    (chunk) => void chunks.push(chunk),
  );
  if (!read.ok) return read.code === 'length-mismatch' ? fail('too-large', `${name}: ${read.message}`) : read;
  if (lengthBytes !== undefined && read.value !== lengthBytes)
    return fail('connection-lost', `${name} ended after ${read.value} of ${lengthBytes} bytes`);
  return ok(Buffer.concat(chunks));
}

/** Object stores answer 403 for what is not there, where nobody may list. */
function isAbsent(status: number): boolean {
  return status === 404 || status === 410 || status === 403;
}

export interface ObjectTarget {
  readonly fs: FileOps;
  /** What has come so far. It stays where the connection ended, and the next try goes on from its end. */
  readonly partial: string;
  /** Where it lies once its length and hash were right. */
  readonly path: string;
  /** Bytes that are on the disk for the first time; fewer than 0 where some have to come again. */
  readonly onBytes: (bytes: number) => void;
}

/** Fetches an object, in as many tries as the job allows. */
export async function fetchObject(
  fetching: Fetching,
  ref: BlobRef,
  target: ObjectTarget,
): Promise<Result<true, FetchFailure>> {
  for (const [index, waitMs] of fetching.waits.entries()) {
    await pause(waitMs, fetching.signal);
    const fetched = await tryObject(fetching, ref, target);
    if (fetched.ok) return fetched;
    const isLast = index === fetching.waits.length - 1;
    if (isLast || !isWorthAnother(fetched.code)) return fetched;
  }
  return fail('connection-lost', 'no try was allowed');
}

function isWorthAnother(code: string): boolean {
  return isInterruption(code) && code !== 'cancelled' && code !== 'disk-full';
}

async function tryObject(
  fetching: Fetching,
  ref: BlobRef,
  target: ObjectTarget,
): Promise<Result<true, FetchFailure>> {
  const { fs, partial, path } = target;
  try {
    const begun = await readPartial(partial, ref.size);
    const answer = await askFrom(fetching, ref, begun.sizeBytes);
    if (!answer.ok) return answer;
    const from = answer.value.range ? begun : { sizeBytes: 0, hash: createHash('sha256') };
    target.onBytes(from.sizeBytes - begun.sizeBytes);
    const written = await writeRest(fetching, ref, { target, from, answer: answer.value });
    if (!written.ok) {
      if (isInterruption(written.code)) return written;
      await removeQuietly(fs, partial);
      if (written.code !== 'hash-mismatch' || from.sizeBytes === 0) return written;
      // What lay here may be what is wrong: once more, all of it.
      target.onBytes(-ref.size);
      return tryObject(fetching, ref, target);
    }
    await renameDurably(fs, partial, path);
    return ok(true);
  } catch (error) {
    return writeFailure(error);
  }
}

interface Begun {
  readonly sizeBytes: number;
  readonly hash: Hash;
}

/** What an earlier try has left, hashed from the disk; a whole one that was never renamed counts as nothing. */
async function readPartial(partial: string, size: number): Promise<Begun> {
  const hash = createHash('sha256');
  const found = await plainSize(partial);
  if (found === 0 || found >= size) return { sizeBytes: 0, hash: createHash('sha256') };
  let sizeBytes = 0;
  for await (const chunk of createReadStream(partial) as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  return { sizeBytes, hash };
}

/** The size of a plain file; 0 where there is none. */
export async function plainSize(path: string): Promise<number> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? stats.size : 0;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** An answer whose bytes go on at `from`, or begin at the beginning where the server does not do parts. */
async function askFrom(
  fetching: Fetching,
  ref: BlobRef,
  from: number,
): Promise<Result<HttpAnswer, FetchFailure>> {
  const { client, signal } = fetching;
  const answer = await client.get(blobName(ref.sha256), { from, signal });
  if (!answer.ok) return answer;
  const { status, range, body } = answer.value;
  if (status === 200) return ok({ ...answer.value, range: undefined });
  const isRest = status === 206 && from > 0 && range?.from === from;
  if (isRest && range.total === ref.size) return answer;
  body.destroy();
  if (isRest) return fail('length-mismatch', `another size than the signed ${ref.size} is announced`);
  // What is here cannot be gone on with: from the beginning, once.
  if (status === 416 && from > 0) return askFrom(fetching, ref, 0);
  return isAbsent(status)
    ? fail('incomplete', `${ref.sha256} is not on the server`)
    : fail('strange-answer', `${ref.sha256}: status ${status}`);
}

interface Rest {
  readonly target: ObjectTarget;
  readonly from: Begun;
  readonly answer: HttpAnswer;
}

/** Hashed from the bytes that are written. Only the whole object, on the disk, of the signed length and hash is `ok`. */
async function writeRest(
  { stallMs, signal }: Fetching,
  ref: BlobRef,
  { target, from, answer }: Rest,
): Promise<Result<true, FetchFailure>> {
  const { fs, partial, onBytes } = target;
  const beginning = from.sizeBytes > 0 ? constants.O_APPEND : constants.O_TRUNC;
  const flags = constants.O_WRONLY | constants.O_CREAT | beginning | (constants.O_NOFOLLOW ?? 0);
  const handle = await fs.open(partial, flags, 0o644);
  try {
    const maxBytes = ref.size - from.sizeBytes;
    const read = await readBody(answer, { maxBytes, stallMs, signal }, async (chunk) => {
      from.hash.update(chunk);
      await writeAll(handle, chunk);
      onBytes(chunk.length);
    });
    if (!read.ok) return read;
    if (read.value < maxBytes) {
      const isPromised = answer.lengthBytes === undefined || answer.lengthBytes === maxBytes;
      const message = `${ref.sha256} ended after ${from.sizeBytes + read.value} of ${ref.size} bytes`;
      return isPromised ? fail('connection-lost', message) : fail('length-mismatch', message);
    }
    await handle.sync();
    return from.hash.digest('hex') === ref.sha256 ? ok(true) : fail('hash-mismatch', ref.sha256);
  } finally {
    await handle.close();
  }
}

function pause(waitMs: number, signal: AbortSignal): Promise<void> {
  if (waitMs === 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, waitMs);
    signal.addEventListener('abort', end);
  });
}

// The parts of an edition as one zip file. The same parts give the same bytes (decision 10).
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { BlobRef } from '#core/archive/article';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Fail, type Result } from '#core/result';
import { blobName } from './bundle-entries.ts';
import { FILE_OPS, removeQuietly } from './durable-files.ts';
import type { BundleReader, IsCancelled } from './open-bundle.ts';
import { sha256OfFile } from './sha256.ts';
import type { SignedEdition } from './verify-bundle.ts';

/** What a zip says of itself: the edition, and every root up to the one it was signed under. */
export type ZipHead = Pick<SignedEdition, 'editionBytes' | 'signatureBytes' | 'roots'>;

export interface ZipWatch {
  /** Parts that were begun. */
  readonly onPart?: ((done: number) => void) | undefined;
  readonly onBytes?: ((bytes: number) => void) | undefined;
  readonly isCancelled?: IsCancelled | undefined;
}

export interface WrittenZip {
  readonly entries: number;
  readonly bytes: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
}

/** Stored, not deflated; local midnight of 1980 gives the same DOS time in every time zone. */
const ENTRY_OPTIONS = {
  compress: false,
  forceDosTimestamp: true,
  mtime: new Date(1980, 0, 1),
  mode: 0o100644,
} as const;

/**
 * Writes a file that is not there yet, synced at its end; every part is checked against its hash on the way. Throws what
 * the disk throws. Whatever ends it early, the file is gone.
 */
export async function writeZipFile(
  reader: BundleReader,
  signed: ZipHead,
  blobs: readonly BlobRef[],
  file: string,
  watch: ZipWatch,
): Promise<Result<WrittenZip, RefusalCode>> {
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
  addBlobs(zip, reader, blobs, watch, refuse);
  zip.end();
  try {
    const sink = createWriteStream(file, { flags: 'wx', flush: true });
    await pipeline(zip.outputStream, sink, { signal: stop.signal });
    const { sha256, size } = await sha256OfFile(file);
    return ok({ entries: head.length + blobs.length, bytes: size, sha256 });
  } catch (error) {
    await removeQuietly(FILE_OPS, file);
    const [problem] = problems;
    if (problem === undefined) throw error;
    return problem;
  }
}

type Refuse = (problem: Fail<RefusalCode>) => void;
type NamedBytes = readonly [name: string, bytes: Uint8Array];

function headEntries({ editionBytes, signatureBytes, roots }: ZipHead): readonly NamedBytes[] {
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
  watch: ZipWatch,
  refuse: Refuse,
): void {
  for (const [index, ref] of blobs.entries()) {
    zip.addReadStreamLazy(blobName(ref.sha256), { ...ENTRY_OPTIONS, size: ref.size }, (give) => {
      if (watch.isCancelled?.()) return refuse(fail('cancelled', 'stopped'));
      give(null, streamOf(reader, ref, watch, refuse));
      watch.onPart?.(index + 1);
    });
  }
}

/** The blob as a stream that ends only when its hash was right. */
function streamOf(
  reader: BundleReader,
  ref: BlobRef,
  { onBytes, isCancelled }: ZipWatch,
  refuse: Refuse,
): PassThrough {
  const stream = new PassThrough();
  const sink = async (chunk: Uint8Array) => {
    onBytes?.(chunk.length);
    if (!stream.write(chunk)) await once(stream, 'drain');
  };
  reader.streamBlob(ref, sink, isCancelled).then(
    (streamed) => (streamed.ok ? stream.end() : refuse(streamed)),
    (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return stream;
}

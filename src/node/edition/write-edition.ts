// Adds the next edition to a publication folder that any web server can serve (decision 7).
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import { contentHost } from '#core/edition/archive-key';
import { canonicalJson } from '#core/edition/canonical-json';
import {
  EDITION_FORMAT,
  EDITION_PAYLOAD_TYPE,
  MAX_EDITION_BYTES,
  type EditionChanges,
  type Edition,
  type RefusalCode,
  type Root,
} from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import { buildEdition, isSameContent, type BuiltEdition, type EditionParts } from './build-edition.ts';
import { blobName } from './bundle-entries.ts';
import { signPayload, signatureBytes } from './dsse.ts';
import { FILE_OPS, removeQuietly, replaceFile, writeFailure, type FileOps } from './durable-files.ts';
import { readFailure } from './folder-entries.ts';
import { totalBytes } from './list-blobs.ts';
import { readPublication, type PublishedEdition } from './read-publication.ts';
import { buildRootFile, checkRootFiles, type RootChain, type RootFile } from './root-file.ts';
import { sha256Hex } from './sha256.ts';
import type { SigningKey } from './signing-key.ts';
import { openEdition } from './verify-bundle.ts';
import { isBlobWhole, writeBlob, type FeedBlob } from './write-blob.ts';
import { readPublishedRoots, writeRoot } from './write-root.ts';

/** A blob and where its bytes are. A file is copied by stream and hashed on the way. */
export interface BlobInput extends BlobRef {
  readonly from: { readonly bytes: Uint8Array } | { readonly path: string };
}

export interface EditionInput extends Omit<EditionParts, 'previous' | 'rootVersion'> {
  /** The publication folder; made where it is not there. */
  readonly to: string;
  /** The blobs that articles and sources name; those already in `to` may be left out. */
  readonly blobs: readonly BlobInput[];
  readonly keys: readonly SigningKey[];
  /** Makes no edition where it would hold and say exactly what the latest one does. */
  readonly skipUnchanged?: boolean;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly isCancelled?: () => boolean;
  /** For tests of failing disks. */
  readonly fs?: FileOps;
}

export interface WrittenEdition {
  readonly number: number;
  /** True where no edition was made, since the latest one holds the same already; all else is that one's. */
  readonly isUnchanged: boolean;
  /** ISO 8601 instant, UTC. */
  readonly createdAt: string;
  readonly epoch: number;
  readonly sha256: string;
  readonly archiveKey: string;
  readonly contentHost: string;
  /** Six words of the newest root. */
  readonly fingerprint: string;
  /** Against the latest edition before this was written. */
  readonly changes: EditionChanges;
  readonly counts: Edition['counts'];
}

/** How long root 1 stands before somebody should look at it again. */
const REVIEW_YEARS = 2;

/**
 * Signs and writes the next edition. The pointer is written last: until then, and after any failure, the folder
 * holds the previous edition whole. Blobs of an interrupted try are used by the next one or stay unlisted.
 */
export async function writeEdition(input: EditionInput): Promise<Result<WrittenEdition, RefusalCode>> {
  if (input.keys.length === 0) return fail('unknown-key', 'no key to sign with');
  const fs = input.fs ?? FILE_OPS;
  await removeQuietly(fs, incomingFolder(input.to));
  const roots = await firstRoots(input);
  if (!roots.ok) return roots;
  const chain = checkRootFiles(roots.value);
  if (!chain.ok) return chain;
  const previous = await readPublication(input.to);
  if (!previous.ok) return previous;
  const rootVersion = chain.value.newest.version;
  const built = buildEdition({ ...input, previous: previous.value, rootVersion });
  if (!built.ok) return built;
  const { edition, bytes } = built.value;
  if (bytes.length > MAX_EDITION_BYTES) return fail('too-large', `edition.json has ${bytes.length} bytes`);
  const signature = signatureBytes(signPayload(EDITION_PAYLOAD_TYPE, bytes, input.keys));
  // What a reader would refuse is not published: too few keys, a field out of range.
  const readable = openEdition(bytes, signature, chain.value);
  if (!readable.ok) return readable;
  const same = sameAsBefore(input, previous.value, edition);
  const written = same
    ? await writeBlobs(input, fs, built.value)
    : await writeAllParts(input, fs, built.value, signature, roots.value);
  if (!written.ok) return written;
  const { changes } = edition;
  const result = same ?? { edition, sha256: sha256Hex(bytes) };
  return ok({ ...describe(result, chain.value), changes, isUnchanged: same !== undefined });
}

/** The edition that makes this one needless, where the publisher asked for that. */
function sameAsBefore(
  { skipUnchanged }: EditionInput,
  previous: PublishedEdition | null,
  edition: Edition,
): PublishedEdition | undefined {
  const isSame = skipUnchanged === true && previous !== null && isSameContent(previous.edition, edition);
  return isSame ? previous : undefined;
}

function describe(
  { edition, sha256 }: Pick<PublishedEdition, 'edition' | 'sha256'>,
  { archiveKey, fingerprint }: RootChain,
): Omit<WrittenEdition, 'changes' | 'isUnchanged'> {
  const { number, createdAt, epoch, counts } = edition;
  return {
    number,
    createdAt,
    epoch,
    sha256,
    archiveKey,
    contentHost: contentHost(number, sha256),
    fingerprint,
    counts,
  };
}

function incomingFolder(to: string): string {
  return join(to, '.incoming');
}

/** The roots there are, or a first one that lists the given keys in both roles (decision 8). */
async function firstRoots({
  to,
  draft,
  keys,
}: EditionInput): Promise<Result<readonly RootFile[], RefusalCode>> {
  const published = await readPublishedRoots(to);
  if (!published.ok || published.value.length > 0) return published;
  const keyIds = keys.map(({ keyId }) => keyId).toSorted();
  const role = { keyIds: [...new Set(keyIds)], threshold: 1 };
  const reviewBy = new Date(draft.createdAt);
  reviewBy.setUTCFullYear(reviewBy.getUTCFullYear() + REVIEW_YEARS);
  const root: Root = {
    format: EDITION_FORMAT,
    archiveId: draft.archiveId,
    version: 1,
    keys: Object.fromEntries(
      keys.map(({ keyId, publicKey }) => [keyId, { type: 'ed25519' as const, public: publicKey }]),
    ),
    roles: { root: role, release: role },
    reviewBy: reviewBy.toISOString(),
  };
  return ok([buildRootFile(root, keys)]);
}

async function writeAllParts(
  input: EditionInput,
  fs: FileOps,
  built: BuiltEdition,
  signature: Uint8Array,
  roots: readonly RootFile[],
): Promise<Result<true, RefusalCode>> {
  const { edition, bytes } = built;
  const stored = await writeBlobs(input, fs, built);
  if (!stored.ok) return stored;
  const [first] = roots;
  const published = await readPublishedRoots(input.to);
  if (!published.ok) return published;
  if (published.value.length === 0 && first) {
    const rooted = await writeRoot(input.to, first);
    if (!rooted.ok) return rooted;
  }
  const folder = join(input.to, 'editions', String(edition.number));
  const pointer = canonicalJson({ edition: edition.number, sha256: sha256Hex(bytes) });
  try {
    await mkdir(folder, { recursive: true });
    await replaceFile(fs, join(folder, 'edition.json'), bytes);
    await replaceFile(fs, join(folder, 'edition.sig.json'), signature);
    await replaceFile(fs, join(input.to, 'latest.json'), Buffer.from(pointer));
  } catch (error) {
    return writeFailure(error);
  }
  await removeQuietly(fs, incomingFolder(input.to));
  return ok(true);
}

/** Writes the blobs that are not there whole; so a publication that has lost some is mended. */
async function writeBlobs(
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

// Puts right what is damaged of an installed archive, and nothing else: every part by its hash, wherever it comes from.
import { join } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import type { ArchiveEntry } from '#core/edition/archives-state';
import type { EditionPlace } from '#core/edition/check-edition-order';
import type { RepairReport } from '#core/edition/fixity';
import { fail, ok, type Result } from '#core/result';
import type { FetchFailure } from '#node/fetch/fetch-file';
import { checkFixity } from './check-fixity.ts';
import { removeQuietly, replaceFile, writeFailure, type FileOps } from './durable-files.ts';
import { checkRoom, roomForParts, type FreeBytes } from './free-space.ts';
import { storeReader } from './installed-edition.ts';
import { openUnderRoots } from './open-edition.ts';
import { createFolderMaker, type FolderMaker } from './plain-folder.ts';
import type { Watch } from './preview-bundle.ts';
import { readRootFiles } from './read-roots.ts';
import { checkRootFiles, type RootFile } from './root-file.ts';
import { sha256Hex } from './sha256.ts';
import { blobPath } from './store-blobs.ts';
import { BLOBS, editionFolder, INCOMING, rootsFolder } from './store-layout.ts';
import type { BlobTarget } from './write-blob.ts';

/** The two files that say what an edition is. */
export interface EditionHead {
  readonly edition: Uint8Array;
  readonly signature: Uint8Array;
}

/** Where parts may come from. Whatever it gives is believed only where hash or signature is right. */
export interface MendSource {
  /** Writes a part to its place once its length and hash were right. */
  blob(
    ref: BlobRef,
    target: BlobTarget,
    onBytes: (bytes: number) => void,
  ): Promise<Result<true, FetchFailure>>;
  head(place: EditionPlace): Promise<Result<EditionHead, FetchFailure>>;
  /** Root 1, 2, 3 … */
  roots(): Promise<Result<readonly RootFile[], FetchFailure>>;
}

export interface MendPorts extends Watch {
  readonly folder: string;
  readonly fs: FileOps;
  /** A name that no other job has. */
  readonly id: string;
  readonly free?: FreeBytes | undefined;
}

/** Records first, then what they name, then what only those name: no more often than that is there something new to find. */
const ROUNDS = 3;
/** The source has other parts, even so. After any other failure there is no use in going on. */
const OF_ONE_PART: ReadonlySet<string> = new Set<FetchFailure>([
  'incomplete',
  'hash-mismatch',
  'length-mismatch',
  'too-large',
  'bad-data',
]);

/**
 * Looks for damage and gets what is damaged from the source. What it does not have stays damaged and is counted. After
 * a failure (the person stopped it, the network broke, the disk is full) what was mended until then stays mended.
 */
export async function mendArchive(
  entry: ArchiveEntry,
  source: MendSource,
  ports: MendPorts,
): Promise<Result<RepairReport, FetchFailure>> {
  const folders = createFolderMaker(ports.fs, ports.folder);
  try {
    return await mendInRounds(entry, source, { ...ports, folders });
  } finally {
    await removeQuietly(ports.fs, join(ports.folder, INCOMING, ports.id));
  }
}

interface Job extends MendPorts {
  readonly folders: FolderMaker;
}

async function mendInRounds(
  entry: ArchiveEntry,
  source: MendSource,
  job: Job,
): Promise<Result<RepairReport, FetchFailure>> {
  const { isCancelled } = job;
  const watch = isCancelled ? { isCancelled } : {};
  let known: ReadonlySet<string> = new Set();
  let mendedParts = 0;
  for (let round = 0; ; round += 1) {
    const found = await checkFixity(job.folder, entry, { ...watch, known });
    if (!found.ok) return found;
    known = found.value.whole;
    const { brokenEditions, hasBrokenRoots, damaged, report } = found.value;
    if (report.damagedParts === 0 || round === ROUNDS) return ok({ ...report, mendedParts });
    const isHeadBroken = hasBrokenRoots || brokenEditions.length > 0;
    const heads = isHeadBroken ? await mendHeads(entry, brokenEditions, source, job) : ok(0);
    if (!heads.ok) return heads;
    const blobs = await mendBlobs(damaged, source, job);
    if (!blobs.ok) return blobs;
    if (heads.value + blobs.value === 0) return ok({ ...report, mendedParts });
    mendedParts += heads.value + blobs.value;
  }
}

async function mendBlobs(
  damaged: readonly BlobRef[],
  source: MendSource,
  job: Job,
): Promise<Result<number, FetchFailure>> {
  const { folder, fs, folders, id, onProgress, isCancelled } = job;
  const room = await checkRoom(roomForParts(damaged), folder, job.free);
  if (!room.ok) return room;
  const incoming = await folders.make([INCOMING, id]);
  if (!incoming.ok) return incoming;
  const total = damaged.reduce((sum, { size }) => sum + size, 0);
  let [mended, done] = [0, 0];
  const onBytes = (bytes: number): void => {
    done += bytes;
    onProgress?.(done, total);
  };
  for (const ref of damaged) {
    if (isCancelled?.() === true) return fail('cancelled', 'stopped');
    const parent = await folders.make([...BLOBS, ref.sha256.slice(0, 2)]);
    if (!parent.ok) return parent;
    const target = { fs, incoming: incoming.value, path: blobPath(folder, ref.sha256) };
    const written = await source.blob(ref, target, onBytes);
    if (written.ok) mended += 1;
    else if (isFatal(written.code)) return written;
  }
  return ok(mended);
}

function isFatal(code: string): boolean {
  return !OF_ONE_PART.has(code);
}

/** Roots, descriptions and signatures. The state names each description by its hash, and the roots sign the rest. */
async function mendHeads(
  entry: ArchiveEntry,
  broken: readonly EditionPlace[],
  source: MendSource,
  job: Job,
): Promise<Result<number, FetchFailure>> {
  const offered = await source.roots();
  if (!offered.ok) return isFatal(offered.code) ? offered : ok(0);
  const chain = checkRootFiles(offered.value);
  const isOurs = chain.ok && chain.value.archiveKey === entry.key && offered.value.length >= entry.roots;
  const ours = await readRootFiles(storeReader(job.folder, entry.key, entry.current));
  const roots = isOurs ? offered.value.slice(0, entry.roots) : ours.ok ? ours.value : [];
  let mended = isOurs ? await writeRootFiles(entry.key, roots, job) : ok(0);
  if (!mended.ok) return mended;
  for (const place of broken) {
    const head = await mendHead(entry.key, place, roots, source, job);
    if (!head.ok) return head;
    mended = ok(mended.value + head.value);
  }
  return mended;
}

/** 1 where the source had it. */
async function mendHead(
  key: string,
  place: EditionPlace,
  roots: readonly RootFile[],
  source: MendSource,
  job: Job,
): Promise<Result<number, FetchFailure>> {
  const head = await source.head(place);
  if (!head.ok) return isFatal(head.code) ? head : ok(0);
  const isIt = sha256Hex(head.value.edition) === place.sha256;
  if (!isIt || !openUnderRoots(head.value.edition, head.value.signature, roots).ok) return ok(0);
  const folder = editionFolder(key, place);
  const signature = await writeIn(folder, 'edition.sig.json', head.value.signature, job);
  if (!signature.ok) return signature;
  const edition = await writeIn(folder, 'edition.json', head.value.edition, job);
  return edition.ok ? ok(1) : edition;
}

/** 1 where any was other than it should be: they count as one part. */
async function writeRootFiles(
  key: string,
  roots: readonly RootFile[],
  job: Job,
): Promise<Result<number, FetchFailure>> {
  const here = storeReader(job.folder, key, { epoch: 1, number: 1, sha256: '' });
  let mended = 0;
  for (const [index, { bytes, signature }] of roots.entries()) {
    const version = index + 1;
    const files = [
      [`${version}.sig.json`, signature, await here.readRootSignature(version)],
      [`${version}.json`, bytes, await here.readRoot(version)],
    ] as const;
    for (const [name, wanted, found] of files) {
      if (found.ok && Buffer.compare(found.value, wanted) === 0) continue;
      const written = await writeIn(rootsFolder(key), name, wanted, job);
      if (!written.ok) return written;
      mended = 1;
    }
  }
  return ok(mended);
}

async function writeIn(
  parts: readonly string[],
  name: string,
  bytes: Uint8Array,
  { fs, folders }: Job,
): Promise<Result<true, FetchFailure>> {
  const made = await folders.make(parts);
  if (!made.ok) return made;
  try {
    await replaceFile(fs, join(made.value, name), bytes);
    return ok(true);
  } catch (error) {
    return writeFailure(error);
  }
}

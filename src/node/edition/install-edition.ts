// One install, from a bundle that was looked at to the switch. Until the switch nothing that is open has changed.
import { join } from 'node:path';
import { stateAfterInstall, type ArchiveEntry } from '#core/edition/archives-state';
import type { EditionPlace } from '#core/edition/check-edition-order';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import { replaceFile, writeFailure, type FileOps } from './durable-files.ts';
import { checkRoom, type FreeBytes } from './free-space.ts';
import { openInstalledEdition, storeReader } from './installed-edition.ts';
import { openBundle, type BundleReader, type IsCancelled } from './open-bundle.ts';
import { createFolderMaker, listPlainFolder, type FolderMaker } from './plain-folder.ts';
import { placeOf, verifyOffer, type AcceptedBundle } from './preview-bundle.ts';
import { readState, writeState } from './state-files.ts';
import { copyBlobs, listStoredBlobs, roomToInstall } from './store-blobs.ts';
import { editionFolder, INCOMING, rootsFolder } from './store-layout.ts';
import { findKept, findReadable, openView, type StoreView } from './store-view.ts';
import { sweepStore } from './sweep-store.ts';
import type { SignedEdition } from './verify-bundle.ts';

export interface InstallPorts {
  readonly folder: string;
  readonly fs: FileOps;
  /** The store as it is on the disk now. */
  readonly view: StoreView;
  /** A name that no other install has. */
  readonly id: string;
  readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
  readonly isCancelled?: IsCancelled | undefined;
  readonly free?: FreeBytes | undefined;
}

interface Job extends InstallPorts {
  readonly reader: BundleReader;
  readonly accepted: AcceptedBundle;
  readonly signed: SignedEdition;
  readonly folders: FolderMaker;
}

/**
 * Installs what was accepted. The bundle is opened again and judged again: it may lie on a stick, and another edition
 * may have been installed meanwhile. A failure leaves the store as it was; what it could not remove is swept when the
 * store is opened the next time.
 */
export async function installEdition(
  accepted: AcceptedBundle,
  ports: InstallPorts,
): Promise<Result<true, RefusalCode>> {
  const reader = await openBundle(accepted.path);
  if (!reader.ok) return reader;
  try {
    const signed = await verifyOffer(reader.value, ports.view);
    if (!signed.ok) return signed;
    const isAccepted =
      signed.value.sha256 === accepted.sha256 && signed.value.archiveKey === accepted.archiveKey;
    if (!isAccepted) return fail('hash-mismatch', 'the bundle has changed since it was shown');
    const folders = createFolderMaker(ports.fs, ports.folder);
    return await runJob({ ...ports, reader: reader.value, accepted, signed: signed.value, folders });
  } finally {
    await reader.value.close();
  }
}

async function runJob(job: Job): Promise<Result<true, RefusalCode>> {
  const switched = await writeAndSwitch(job);
  const { archives } = job.view.state;
  if (!switched.ok) {
    await tidyUp(job, archives);
    return switched;
  }
  // With one copy of the pointer behind, the next opening puts it right first and then sweeps.
  if (switched.value) await tidyUp(job, []);
  return ok(true);
}

/** The value: both copies of the pointer are written. */
async function writeAndSwitch(job: Job): Promise<Result<boolean, RefusalCode>> {
  const written = await writeParts(job);
  if (!written.ok) return written;
  const { signed, view, fs, folder } = job;
  const state = stateAfterInstall(view.state, {
    key: signed.archiveKey,
    roots: signed.roots.length,
    place: placeOf(signed),
    readable: findReadable(view, signed.archiveKey)?.open.place,
  });
  const complete = await checkComplete(job);
  if (!complete.ok) return complete;
  const next = await openView(folder, state);
  const opens = findKept(next, signed.archiveKey, placeOf(signed));
  if (!opens) return fail('hash-mismatch', 'the edition that was written does not open');
  return writeState(fs, folder, state);
}

async function writeParts(job: Job): Promise<Result<true, RefusalCode>> {
  const room = await checkRoomFor(job);
  if (!room.ok) return room;
  const { folder, fs, folders, reader, onProgress, isCancelled, accepted } = job;
  const incoming = await folders.make([INCOMING, job.id]);
  if (!incoming.ok) return incoming;
  const begun = await beginStore(job);
  if (!begun.ok) return begun;
  const copy = { folder, fs, folders, reader, onProgress, isCancelled, incoming: incoming.value };
  const copied = await copyBlobs(accepted.blobs, copy);
  if (!copied.ok) return copied;
  const rooted = await writeRoots(job);
  if (!rooted.ok) return rooted;
  const edition = await writeSigned(job);
  return edition.ok ? folders.sync() : edition;
}

async function checkRoomFor({ folder, free, accepted }: Job): Promise<Result<true, RefusalCode>> {
  if (!free) return ok(true);
  const needed = await roomToInstall(folder, accepted.blobs);
  return needed.ok ? checkRoom(needed.value, folder, free) : needed;
}

/**
 * A store has a pointer before it has anything else: an archive on the disk without one means that it was lost, and
 * never that a first install was stopped.
 */
async function beginStore({ fs, folder, view }: Job): Promise<Result<boolean, RefusalCode>> {
  return view.state.archives.length > 0 ? ok(true) : writeState(fs, folder, view.state);
}

/** Roots that are not here yet, or damaged. They count from the switch on. */
async function writeRoots({ fs, folder, folders, signed }: Job): Promise<Result<true, RefusalCode>> {
  const made = await folders.make(rootsFolder(signed.archiveKey));
  if (!made.ok) return made;
  const here = storeReader(folder, signed.archiveKey, placeOf(signed));
  for (const [index, { bytes, signature }] of signed.roots.entries()) {
    const version = index + 1;
    const files = [
      [`${version}.sig.json`, signature, await here.readRootSignature(version)],
      [`${version}.json`, bytes, await here.readRoot(version)],
    ] as const;
    for (const [name, wanted, found] of files) {
      if (found.ok && Buffer.compare(found.value, wanted) === 0) continue;
      const written = await writeFile(fs, join(made.value, name), wanted);
      if (!written.ok) return written;
    }
  }
  return ok(true);
}

async function writeSigned({ fs, folders, signed }: Job): Promise<Result<true, RefusalCode>> {
  const made = await folders.make(editionFolder(signed.archiveKey, placeOf(signed)));
  if (!made.ok) return made;
  const signature = await writeFile(fs, join(made.value, 'edition.sig.json'), signed.signatureBytes);
  if (!signature.ok) return signature;
  return writeFile(fs, join(made.value, 'edition.json'), signed.editionBytes);
}

async function writeFile(fs: FileOps, path: string, bytes: Uint8Array): Promise<Result<true, RefusalCode>> {
  try {
    await replaceFile(fs, path, bytes);
    return ok(true);
  } catch (error) {
    return writeFailure(error);
  }
}

/** Another process that opened the store meanwhile may have taken this install for the leftovers of a dead one. */
async function checkComplete({ folder, id, accepted }: Job): Promise<Result<true, RefusalCode>> {
  const jobs = await listPlainFolder(folder, [INCOMING]);
  const stored = await listStoredBlobs(folder);
  if (!jobs.ok) return jobs;
  if (!stored.ok) return stored;
  const isMine = jobs.value.some(({ name }) => name === id);
  const isThere = accepted.blobs.every(({ sha256 }) => stored.value.has(sha256));
  return isMine && isThere ? ok(true) : fail('write-failed', 'parts were removed while they were written');
}

/** Best effort: the result of the install is known, and the next opening sweeps what stays. */
async function tidyUp(job: Job, before: readonly ArchiveEntry[]): Promise<void> {
  const { fs, folder, view } = job;
  const onDisk = await readState(folder);
  // Without the pointer it is not known what must stay; at a first install there is nothing yet.
  const isUnknown = !onDisk.ok || (onDisk.value.isLost && view.state.archives.length > 0);
  if (isUnknown) return;
  const keep = [...before, ...onDisk.value.state.archives];
  const openKept = (key: string, place: EditionPlace) => {
    const known = findKept(view, key, place);
    const roots = key === job.signed.archiveKey ? job.signed.roots : (findReadable(view, key)?.roots ?? []);
    return known ? Promise.resolve(ok(known)) : openInstalledEdition(folder, key, place, roots);
  };
  await sweepStore({ fs, folder, keep, openKept });
}

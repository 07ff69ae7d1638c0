// Removes from the store what nothing needs: editions that are no longer kept, and what an install left behind.
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { contentHost } from '#core/edition/archive-key';
import { keptPlaces, type ArchiveEntry } from '#core/edition/archives-state';
import type { EditionPlace } from '#core/edition/check-edition-order';
import type { RefusalCode } from '#core/edition/edition';
import { ok, type Result } from '#core/result';
import { writeFailure, type FileOps } from './durable-files.ts';
import type { InstalledEdition } from './installed-edition.ts';
import { listPlainFolder } from './plain-folder.ts';
import { listStoredBlobs } from './store-blobs.ts';
import { ARCHIVES, BLOBS, editionsFolder, INCOMING, rootsFolder } from './store-layout.ts';

export interface Sweep {
  readonly fs: FileOps;
  readonly folder: string;
  /** What must stay; an archive may stand in it twice, as it was and as it is. */
  readonly keep: readonly ArchiveEntry[];
  readonly openKept: (key: string, place: EditionPlace) => Promise<Result<InstalledEdition, RefusalCode>>;
}

/** A file that was to take another's place. */
const PARTIAL = /\.partial$/;
const ROOT_FILE = /^(\d{1,6})(?:\.sig)?\.json$/;

/**
 * Leaves exactly what `keep` needs. Where a kept edition can't be read, it is not known which blobs it needs, so all
 * blobs stay until it is mended or replaced. The folder `incoming` goes last: it says that there is something to sweep.
 */
export async function sweepStore(sweep: Sweep): Promise<Result<true, RefusalCode>> {
  const steps = [sweepTop, sweepArchives, sweepBlobs, sweepIncoming];
  for (const step of steps) {
    const swept = await step(sweep);
    if (!swept.ok) return swept;
  }
  return ok(true);
}

/** Whether an install has left something, seen from the names in the store's folder. */
export function hasLeftovers(names: readonly Dirent[]): boolean {
  return names.some(({ name }) => name === INCOMING || PARTIAL.test(name));
}

function sweepTop(sweep: Sweep): Promise<Result<true, RefusalCode>> {
  return removeFrom(sweep, [], ({ name }) => PARTIAL.test(name));
}

function sweepIncoming(sweep: Sweep): Promise<Result<true, RefusalCode>> {
  return removeFrom(sweep, [], ({ name }) => name === INCOMING);
}

async function sweepArchives(sweep: Sweep): Promise<Result<true, RefusalCode>> {
  const keys = new Set(sweep.keep.map(({ key }) => key));
  const strange = await removeFrom(sweep, [ARCHIVES], ({ name }) => !keys.has(name));
  if (!strange.ok) return strange;
  for (const key of keys) {
    const entries = sweep.keep.filter((entry) => entry.key === key);
    const roots = Math.max(...entries.map((entry) => entry.roots));
    const hosts = new Set(
      entries.flatMap(keptPlaces).map(({ number, sha256 }) => contentHost(number, sha256)),
    );
    const isRoot = (name: string) => Number(ROOT_FILE.exec(name)?.[1] ?? Infinity) <= roots;
    const swept = [
      await removeFrom(sweep, rootsFolder(key), ({ name }) => !isRoot(name)),
      await removeFrom(sweep, editionsFolder(key), ({ name }) => !hosts.has(name)),
    ];
    for (const host of hosts) {
      swept.push(await removeFrom(sweep, [...editionsFolder(key), host], ({ name }) => PARTIAL.test(name)));
    }
    const failed = swept.find((one) => !one.ok);
    if (failed) return failed;
  }
  return ok(true);
}

async function sweepBlobs(sweep: Sweep): Promise<Result<true, RefusalCode>> {
  const needed = new Set<string>();
  for (const entry of sweep.keep) {
    for (const place of keptPlaces(entry)) {
      const edition = await sweep.openKept(entry.key, place);
      const blobs = edition.ok ? await edition.value.blobs() : edition;
      if (!blobs.ok) return ok(true);
      for (const sha256 of blobs.value.keys()) needed.add(sha256);
    }
  }
  const stored = await listStoredBlobs(sweep.folder);
  if (!stored.ok) return stored;
  for (const sha256 of stored.value) {
    if (needed.has(sha256)) continue;
    const removed = await remove(sweep.fs, join(sweep.folder, ...BLOBS, sha256.slice(0, 2), sha256));
    if (!removed.ok) return removed;
  }
  return ok(true);
}

async function removeFrom(
  { fs, folder }: Sweep,
  parts: readonly string[],
  isLeftover: (entry: Dirent) => boolean,
): Promise<Result<true, RefusalCode>> {
  const entries = await listPlainFolder(folder, parts);
  if (!entries.ok) return entries;
  for (const entry of entries.value.filter(isLeftover)) {
    const removed = await remove(fs, join(folder, ...parts, entry.name));
    if (!removed.ok) return removed;
  }
  return ok(true);
}

/** Of a link only the link goes. */
async function remove(fs: FileOps, path: string): Promise<Result<true, RefusalCode>> {
  try {
    await fs.rm(path, { recursive: true, force: true });
    return ok(true);
  } catch (error) {
    return writeFailure(error);
  }
}

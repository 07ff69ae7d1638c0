import type { BlobRef } from '#core/archive/article';
import { fail, ok, type Fail, type Result } from '#core/result';
import type { FileOps } from '#node/edition/durable-files';
import type { StoredBlobs } from '#node/edition/store-blobs';
import { fetchObject, type FetchFailure, type Fetching } from './fetch-file.ts';
import { PARALLEL_REQUESTS } from './http-client.ts';
import type { Staging } from './staging.ts';

export interface ObjectPorts {
  readonly fetching: Fetching;
  readonly staging: Staging;
  readonly fs: FileOps;
  readonly local: Pick<StoredBlobs, 'has' | 'isWhole'>;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
}

/** What of a list of objects has to come over the network. */
export interface Missing {
  readonly blobs: readonly BlobRef[];
  /** Of all of them. */
  readonly totalBytes: number;
  /** That lie in the staging folder already, as the beginnings of objects. */
  readonly haveBytes: number;
}

/** Whether what lies on this device is believed by its name, or only after all of it was read. */
export type Trust = 'by-name' | 'by-hash';

/**
 * Neither in the archive of this device nor whole in the staging folder; each once, as empty lists share one object.
 * By hash, what is damaged on this device is missing.
 */
export async function findMissing(
  blobs: readonly BlobRef[],
  { staging, local }: Pick<ObjectPorts, 'staging' | 'local'>,
  trust: Trust,
  isCancelled: () => boolean = () => false,
): Promise<Missing> {
  const missing: BlobRef[] = [];
  let [totalBytes, haveBytes] = [0, 0];
  for (const ref of new Map(blobs.map((blob) => [blob.sha256, blob])).values()) {
    const isHere = trust === 'by-name' ? local.has(ref.sha256) : await local.isWhole(ref, isCancelled);
    if (isHere) continue;
    if (isCancelled()) break;
    const have = await staging.have(ref);
    if (have.isWhole) continue;
    missing.push(ref);
    totalBytes += ref.size;
    haveBytes += have.sizeBytes;
  }
  return { blobs: missing, totalBytes, haveBytes };
}

/** Progress is told about so many times, however many bytes there are. */
const REPORTS = 400;

/** Fetches every object that is missing, some at once; the first that fails stops the others. */
export async function fetchObjects(
  ports: ObjectPorts,
  blobs: readonly BlobRef[],
): Promise<Result<true, FetchFailure>> {
  const { signal: stopped } = ports.fetching;
  const missing = await findMissing(blobs, ports, 'by-hash', () => stopped.aborted);
  if (stopped.aborted) return fail('cancelled', 'stopped');
  const report = reporter(missing, ports.onProgress);
  const waiting = missing.blobs.values();
  const stop = new AbortController();
  const signal = AbortSignal.any([stopped, stop.signal]);
  const problems: Fail<FetchFailure>[] = [];
  const work = async (): Promise<void> => {
    for (const ref of waiting) {
      if (problems.length > 0) return;
      const fetched = await fetchOne({ ...ports, fetching: { ...ports.fetching, signal } }, ref, report);
      if (fetched.ok) continue;
      problems.push(fetched);
      stop.abort();
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, work));
  return problems[0] ?? (stopped.aborted ? fail('cancelled', 'stopped') : ok(true));
}

async function fetchOne(
  { fetching, staging, fs }: ObjectPorts,
  ref: BlobRef,
  onBytes: (bytes: number) => void,
): Promise<Result<true, FetchFailure>> {
  const place = await staging.place(ref.sha256);
  return place.ok ? fetchObject(fetching, ref, { fs, ...place.value, onBytes }) : place;
}

function reporter(
  { totalBytes, haveBytes }: Missing,
  onProgress: ObjectPorts['onProgress'],
): (bytes: number) => void {
  let done = haveBytes;
  let told = -1;
  const tell = (): void => {
    const isDue = told < 0 || Math.abs(done - told) >= totalBytes / REPORTS || done >= totalBytes;
    if (!isDue) return;
    told = done;
    onProgress?.(done, totalBytes);
  };
  if (totalBytes > 0) tell();
  return (bytes) => {
    done += bytes;
    tell();
  };
}

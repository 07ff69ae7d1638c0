// Checks the latest edition of a publication on a web server, as a reader's app would fetch it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSafeArticleHtml } from '#core/article/sanitise-article';
import { ofServer } from '#core/fetch/fetch-code';
import { ok, type Result } from '#core/result';
import { isValidIndex } from '#core/search/is-valid-index';
import { FILE_OPS } from '#node/edition/durable-files';
import { checkRoom, freeBytes, roomForParts } from '#node/edition/free-space';
import { openBundle } from '#node/edition/open-bundle';
import type { StoredBlobs } from '#node/edition/store-blobs';
import {
  verifyBundle,
  verifySignedEdition,
  type VerifiedEdition,
  type VerifyOptions,
} from '#node/edition/verify-bundle';
import type { FetchFailure, Fetching } from '#node/fetch/fetch-file';
import { fetchObjects, type ObjectPorts } from '#node/fetch/fetch-objects';
import { createHttpClient, type ProxyAddress } from '#node/fetch/http-client';
import { lookAtPublication } from '#node/fetch/look-at-publication';
import type { PublicationAddress } from '#node/fetch/publication-address';
import { openStaging, type Staging } from '#node/fetch/staging';

export interface VerifyRemoteOptions extends Pick<VerifyOptions, 'pinnedRoot' | 'isCancelled'> {
  readonly proxy?: ProxyAddress | undefined;
  readonly onFetching: (doneBytes: number, totalBytes: number) => void;
  readonly onVerifying: (doneBytes: number, totalBytes: number) => void;
}

/** The same as in the app (docs/adr/0009), in milliseconds. */
const STALL_MS = 30_000;
const WAITS = [0, 500, 2000] as const;
/** How often it is asked whether the person has stopped, in milliseconds. */
const ASK_MS = 100;
const CHECKS = { isSafeHtml: isSafeArticleHtml, isValidIndex };
/** Nothing is here already: everything is looked at. */
const NOTHING: StoredBlobs = {
  has: () => false,
  isWhole: () => Promise.resolve(false),
  read: () => Promise.reject(new Error('nothing is here')),
};

/**
 * Fetches all of the latest edition to a folder of its own, verifies it there and takes the folder away again. `judge`
 * is handed the folder while it is there, with what came of it.
 */
export async function verifyRemote<T>(
  address: PublicationAddress,
  options: VerifyRemoteOptions,
  judge: (result: Result<VerifiedEdition, FetchFailure>, folder: string) => Promise<T>,
): Promise<T> {
  const made = await mkdtemp(join(tmpdir(), 'attache-verify-'));
  const stop = new AbortController();
  const asking = setInterval(() => {
    if (options.isCancelled?.() === true) stop.abort();
  }, ASK_MS);
  const client = createHttpClient({
    address,
    proxy: options.proxy,
    onRequest: () => undefined,
    stallMs: STALL_MS,
  });
  try {
    const staging = await openStaging(made, FILE_OPS, address.href);
    if (!staging.ok) return await judge(staging, made);
    const fetching = { client, signal: stop.signal, stallMs: STALL_MS, waits: WAITS };
    const result = await fetchAndVerify(fetching, staging.value, made, options);
    const told = result.ok ? result : { ...result, code: ofServer(result.code) };
    return await judge(told, staging.value.path);
  } finally {
    clearInterval(asking);
    client.close();
    await rm(made, { recursive: true, force: true });
  }
}

async function fetchAndVerify(
  fetching: Fetching,
  staging: Staging,
  folder: string,
  { pinnedRoot, isCancelled, onFetching, onVerifying }: VerifyRemoteOptions,
): Promise<Result<VerifiedEdition, FetchFailure>> {
  const pinned = pinnedRoot === undefined ? {} : { pinnedRoot };
  const ports: ObjectPorts & { readonly local: StoredBlobs } = {
    fetching,
    staging,
    fs: FILE_OPS,
    local: NOTHING,
  };
  const looked = await lookAtPublication({
    ...ports,
    verify: (reader) => verifySignedEdition(reader, pinned),
  });
  if (!looked.ok) return looked;
  const room = await checkRoom(roomForParts(looked.value.blobs), folder, freeBytes);
  if (!room.ok) return room;
  const fetched = await fetchObjects({ ...ports, onProgress: onFetching }, looked.value.blobs);
  if (!fetched.ok) return fetched;
  const reader = await openBundle(staging.path);
  if (!reader.ok) return reader;
  try {
    const watch = { onProgress: onVerifying, ...(isCancelled === undefined ? {} : { isCancelled }) };
    const verified = await verifyBundle(reader.value, { ...pinned, ...watch, checks: CHECKS });
    return verified.ok ? ok(verified.value) : verified;
  } finally {
    await reader.value.close();
  }
}

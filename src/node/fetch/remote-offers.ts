// Editions on servers, as the store sees them: looked at, then fetched, and from then on a bundle like any other.
import { isInterruption } from '#core/fetch/fetch-code';
import { fail, ok, type Result } from '#core/result';
import type { ContentChecks } from '#node/edition/check-content';
import { checkRoom, roomForParts, type FreeBytes } from '#node/edition/free-space';
import {
  describeBundle,
  previewBundle,
  verifyOffer,
  type AcceptedBundle,
  type PreviewedBundle,
} from '#node/edition/preview-bundle';
import { localBlobs } from '#node/edition/store-blobs';
import type { StoreSession } from '#node/edition/store-session';
import type { FetchFailure, Fetching } from './fetch-file.ts';
import { fetchObjects, findMissing, type Missing } from './fetch-objects.ts';
import { createHttpClient, type HttpPorts } from './http-client.ts';
import { lookAtPublication } from './look-at-publication.ts';
import { openStaging, removeStaging, type Staging } from './staging.ts';

/** A way to one server, open for one job. */
export interface OpenedNetwork extends HttpPorts {
  /** Ends the job; what has come stays for the next. */
  readonly signal: AbortSignal;
  /** How long to wait before each try of an object, in milliseconds. */
  readonly waits: readonly number[];
}

export interface RemoteOffer extends PreviewedBundle {
  /** What fetching and installing it take on the disk together. */
  readonly neededBytes: number;
}

/** Fetches what says what an edition is, and tells what installing it would do. */
export async function lookAtRemote(
  session: StoreSession,
  network: OpenedNetwork,
): Promise<Result<RemoteOffer, FetchFailure>> {
  return withStaging(session, network, async (fetching, staging) => {
    const local = await localBlobs(session.folder);
    if (!local.ok) return local;
    const view = session.view();
    const ports = { fetching, staging, fs: session.fs, local: local.value };
    const looked = await lookAtPublication({ ...ports, verify: (reader) => verifyOffer(reader, view) });
    if (!looked.ok) return looked;
    const { signed, catalogue, blobs } = looked.value;
    await staging.keepOnly(new Set(blobs.map(({ sha256 }) => sha256)));
    const missing = await findMissing(blobs, ports, 'by-name');
    const preview = await describeBundle(shownAddress(network), { ...signed, catalogue, blobs }, view);
    return ok({
      preview: {
        ...preview,
        fetch: {
          host: network.address.host,
          objects: missing.blobs.length,
          bytes: missing.totalBytes - missing.haveBytes,
        },
      },
      neededBytes: roomFor(missing),
      accepted: { path: staging.path, archiveKey: signed.archiveKey, sha256: signed.sha256, blobs },
    });
  });
}

/**
 * Fetches the objects of an edition that was looked at, and verifies the whole of it as if it had come on a stick.
 * After an interruption it may be called again, and goes on where it was; after a refusal nothing of it is kept.
 */
export async function fetchRemote(
  session: StoreSession,
  network: OpenedNetwork,
  offer: {
    readonly accepted: AcceptedBundle;
    readonly checks: ContentChecks;
    readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
    readonly free?: FreeBytes | undefined;
  },
): Promise<Result<AcceptedBundle, FetchFailure>> {
  const { accepted, checks, onProgress, free } = offer;
  return withStaging(session, network, async (fetching, staging) => {
    const local = await localBlobs(session.folder);
    if (!local.ok) return local;
    const ports = { fetching, staging, fs: session.fs, local: local.value };
    const missing = await findMissing(accepted.blobs, ports, 'by-name');
    const room = await checkRoom(roomFor(missing), session.folder, free);
    if (!room.ok) return room;
    const fetched = await fetchObjects({ ...ports, ...(onProgress ? { onProgress } : {}) }, accepted.blobs);
    if (!fetched.ok) return fetched;
    const isCancelled = () => network.signal.aborted;
    const checked = await previewBundle(staging.path, session.folder, session.view(), checks, {
      isCancelled,
    });
    if (!checked.ok) return checked;
    return checked.value.accepted.sha256 === accepted.sha256
      ? ok(checked.value.accepted)
      : fail('hash-mismatch', 'the edition has changed since it was shown');
  });
}

async function withStaging<T>(
  session: StoreSession,
  network: OpenedNetwork,
  work: (fetching: Fetching, staging: Staging) => Promise<Result<T, FetchFailure>>,
): Promise<Result<T, FetchFailure>> {
  const staging = await openStaging(session.folder, session.fs, network.address.href);
  if (!staging.ok) return staging;
  const client = createHttpClient(network);
  const { signal, stallMs, waits } = network;
  try {
    const result = await work({ client, signal, stallMs, waits }, staging.value);
    const isWorthKeeping = result.ok || (isInterruption(result.code) && !(await staging.value.isEmpty()));
    if (!isWorthKeeping) await removeStaging(session.folder, session.fs);
    return result;
  } finally {
    client.close();
  }
}

/** Every part is on the disk twice for a moment: where it came together, and where it is installed. */
function roomFor({ blobs, haveBytes }: Missing): number {
  return 2 * roomForParts(blobs) - haveBytes;
}

/** The address without its scheme, as a person would read it out. */
function shownAddress({ address }: OpenedNetwork): string {
  return address.href.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

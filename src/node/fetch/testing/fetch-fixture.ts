// A reader's device and a publisher's server, for tests.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FetchFailure } from '#node/fetch/fetch-file';
import { parsePublicationAddress } from '#node/fetch/publication-address';
import type { OpenedNetwork } from '#node/fetch/remote-offers';
import type { ArchiveStore, StorePorts } from '#node/edition/archive-store';
import { createQuickFiles } from '#node/edition/testing/failing-files';
import { openTestStore, valueOf } from '#node/edition/testing/store-fixture';
import type { InstalledArchive } from '#core/edition/installed-archive';
import type { Result } from '#core/result';
import { servePublication, type PublicationServer } from './publication-server.ts';

export interface Device {
  /** The publisher's folder, served as it is. */
  readonly publication: string;
  /** The reader's folder. */
  readonly folder: string;
  readonly server: PublicationServer;
  store(more?: Partial<StorePorts>): Promise<ArchiveStore>;
  network(more?: Partial<OpenedNetwork>): OpenedNetwork;
  remove(): Promise<void>;
}

/** Long enough for a busy machine, short enough for a test of slowness. */
export const STALL_MS = 400;

export async function createDevice(): Promise<Device> {
  const made = await mkdtemp(join(tmpdir(), 'attache-fetch-'));
  const [publication, folder] = [join(made, 'publication'), join(made, 'device')];
  const server = await servePublication({ folder: publication });
  return {
    publication,
    folder,
    server,
    store: (more) => openTestStore(folder, createQuickFiles(), more),
    network: (more = {}) => networkTo(server.href, more),
    async remove() {
      await server.close();
      await rm(made, { recursive: true, force: true });
    },
  };
}

/** A way to a publication's address, with one try for each object. */
export function networkTo(href: string, more: Partial<OpenedNetwork> = {}): OpenedNetwork {
  return {
    address: valueOf(parsePublicationAddress(href)),
    onRequest: () => undefined,
    stallMs: 20_000,
    signal: new AbortController().signal,
    waits: [0],
    ...more,
  };
}

/** Looks, fetches and installs, as a person does who agrees. */
export async function fetchFrom(
  store: ArchiveStore,
  network: OpenedNetwork,
): Promise<Result<InstalledArchive, FetchFailure>> {
  const preview = await store.look(network);
  if (!preview.ok) return preview;
  const fetched = await store.fetchMissing(preview.value.previewId, network);
  return fetched.ok ? store.install(preview.value.previewId) : fetched;
}

// Work that needs the network. It is open for one host, from the press of a button to the answer, and for nothing else.
import { ofServer, type FetchCode } from '#core/fetch/fetch-code';
import { fail, ok, type Result } from '#core/result';
import { parsePublicationAddress, type PublicationAddress } from '#node/fetch/publication-address';
import type { NetworkGuard, NetworkJob } from '../network.ts';
import type { ImportClient } from './import-client.ts';
import type { ImportAnswers, RemotePlace } from './import-messages.ts';
import { parseSystemProxy } from './system-proxy.ts';

export interface RemotePorts {
  readonly guard: Pick<NetworkGuard, 'open'>;
  /** What the system says about the way to an address, as Chromium writes it. */
  readonly resolveProxy: (href: string) => Promise<string>;
}

export interface RemoteJobs {
  look(address: unknown): Promise<ImportAnswers['look']>;
  /** Fetches what is missing of an edition that was looked at; of any other there is nothing to fetch. */
  fetchMissing(previewId: string): Promise<ImportAnswers['fetch']>;
  /** Where a previewed edition lies, if that is a server. */
  addressOf(previewId: string): string | undefined;
  /** Opens the network for the server of an address, for as long as the work takes. */
  withServer<T, Code extends string>(
    address: unknown,
    work: (place: RemotePlace) => Promise<Result<T, Code>>,
  ): Promise<Result<T, Code | FetchCode | 'cancelled'>>;
  /** A request is about to leave the machine. */
  count(host: string): void;
  forget(): void;
}

type Importer = Pick<ImportClient, 'look' | 'fetchMissing'>;

export function createRemoteJobs(importer: () => Importer, ports: RemotePorts): RemoteJobs {
  const places = new Map<string, PublicationAddress>();
  let job: NetworkJob | undefined;

  async function online<T, Code extends string>(
    address: PublicationAddress,
    work: (place: RemotePlace) => Promise<Result<T, Code>>,
  ): Promise<Result<T, Code | FetchCode | 'cancelled'>> {
    if (job !== undefined) return fail('cancelled', 'another job is under way');
    const proxy = parseSystemProxy(await ports.resolveProxy(address.href));
    if (!proxy.ok) return proxy;
    job = ports.guard.open(address.host);
    try {
      const result = await work({ address, proxy: proxy.value });
      return result.ok ? result : { ...result, code: ofServer(result.code) };
    } finally {
      job.end();
      job = undefined;
    }
  }

  return {
    async look(value) {
      const address = parsePublicationAddress(value);
      if (!address.ok) return address;
      const looked = await online(address.value, (place) => importer().look(place));
      if (looked.ok) places.set(looked.value.previewId, address.value);
      return looked;
    },
    async fetchMissing(previewId) {
      const address = places.get(previewId);
      if (address === undefined) return ok(true);
      return online(address, (place) => importer().fetchMissing(previewId, place));
    },
    async withServer(value, work) {
      const address = parsePublicationAddress(value);
      return address.ok ? online(address.value, work) : address;
    },
    addressOf: (previewId) => places.get(previewId)?.href,
    count: (host) => job?.count(host),
    forget: () => places.clear(),
  };
}

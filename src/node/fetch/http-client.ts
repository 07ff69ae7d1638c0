// The one place of the whole program that speaks to a network (docs/adr/0009). It asks one origin for files, always in
// the same words: no cookies, no identifiers, nothing that tells one reader from another.
import * as http from 'node:http';
import * as https from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import * as tls from 'node:tls';
import type { FetchCode } from '#core/fetch/fetch-code';
import { fail, ok, type Result } from '#core/result';
import { networkFailure } from './network-failure.ts';
import { followRedirect, type PublicationAddress } from './publication-address.ts';

/** A proxy that the system names for an address. */
export interface ProxyAddress {
  readonly host: string;
  readonly port: number;
}

export interface HttpPorts {
  readonly address: PublicationAddress;
  readonly proxy?: ProxyAddress | undefined;
  /** Told of every request before it leaves, redirects too. */
  readonly onRequest: (host: string) => void;
  /** How long nothing may come, in milliseconds. */
  readonly stallMs: number;
  /** Certificates to trust beyond the system's, in PEM; for tests. */
  readonly certificates?: readonly string[];
}

/** The beginning of an answer. Its body has to be read or destroyed. */
export interface HttpAnswer {
  readonly status: number;
  /** `content-length`, where the server says it. */
  readonly lengthBytes: number | undefined;
  /** `content-range` of a partial answer. */
  readonly range: { readonly from: number; readonly total: number } | undefined;
  readonly body: IncomingMessage;
}

export interface HttpClient {
  /** Asks for a file of the publication by its name; from a byte on where `from` is not 0. */
  get(
    name: string,
    options: { readonly from?: number; readonly signal: AbortSignal },
  ): Promise<Result<HttpAnswer, FetchCode | 'cancelled'>>;
  /** Ends every connection. */
  close(): void;
}

const MAX_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Connections at once; no more requests than that are under way. */
export const PARALLEL_REQUESTS = 4;

export function createHttpClient(ports: HttpPorts): HttpClient {
  const agent = createAgent(ports);
  return {
    async get(name, { from = 0, signal }) {
      let url = new URL(name, ports.address.href);
      for (let redirects = 0; ; redirects += 1) {
        ports.onRequest(url.host);
        const answer = await ask({ url, from, signal, agent, stallMs: ports.stallMs });
        if (!answer.ok || !REDIRECTS.has(answer.value.status)) return answer;
        answer.value.body.destroy();
        if (redirects === MAX_REDIRECTS)
          return fail('redirected-away', `more than ${MAX_REDIRECTS} redirects`);
        const next = followRedirect(url, answer.value.body.headers.location);
        if (!next.ok) return next;
        url = next.value;
      }
    },
    close: () => agent.destroy(),
  };
}

interface Question {
  readonly url: URL;
  readonly from: number;
  readonly signal: AbortSignal;
  readonly agent: http.Agent;
  readonly stallMs: number;
}

/** Everything that is said to a server besides the path. */
function requestHeaders(url: URL, from: number): Readonly<Record<string, string>> {
  return {
    Host: url.host,
    'User-Agent': 'Attache',
    Accept: '*/*',
    'Accept-Encoding': 'identity',
    ...(from > 0 ? { Range: `bytes=${from}-` } : {}),
  };
}

function ask({
  url,
  from,
  signal,
  agent,
  stallMs,
}: Question): Promise<Result<HttpAnswer, FetchCode | 'cancelled'>> {
  if (signal.aborted) return Promise.resolve(fail('cancelled', 'stopped'));
  return new Promise((resolve) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const asked = request(url, { method: 'GET', agent, headers: requestHeaders(url, from), signal });
    const timer = setTimeout(() => {
      resolve(fail('too-slow', `${url.host} did not answer in ${stallMs} ms`));
      asked.destroy();
    }, stallMs);
    asked.once('response', (body) => {
      clearTimeout(timer);
      resolve(readHead(body));
    });
    // Stays on after the answer: what breaks later is told by the body as well, and must not be thrown.
    asked.on('error', (error) => {
      clearTimeout(timer);
      resolve(networkFailure(error, signal));
    });
    asked.end();
  });
}

function readHead(body: IncomingMessage): Result<HttpAnswer, FetchCode> {
  const encoding = body.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    body.destroy();
    return fail('strange-answer', `packed as ${encoding}, which was not asked for`);
  }
  const length = Number(body.headers['content-length']);
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(body.headers['content-range'] ?? '');
  return ok({
    status: body.statusCode ?? 0,
    lengthBytes: Number.isSafeInteger(length) ? length : undefined,
    range: range ? { from: Number(range[1]), total: Number(range[2]) } : undefined,
    body,
  });
}

function createAgent({ address, proxy, stallMs, certificates }: HttpPorts): http.Agent {
  const options = { keepAlive: true, maxSockets: PARALLEL_REQUESTS };
  if (address.origin.startsWith('http:')) return new http.Agent(options);
  const ca = trustedCertificates(certificates);
  const secure = new https.Agent({ ...options, ...(ca ? { ca: [...ca] } : {}) });
  return proxy === undefined ? secure : throughProxy(secure, proxy, stallMs);
}

/** Those that Node brings and, where this runtime can read them, those of the system. */
function trustedCertificates(more: readonly string[] = []): readonly string[] | undefined {
  // Node 22.15 and later; the types here are of an older one.
  const { getCACertificates } = tls as { getCACertificates?: (of: string) => readonly string[] };
  const system = getCACertificates?.('system') ?? [];
  const added = [...system, ...more];
  // Without any the built-in list is used as it is.
  return added.length > 0 ? [...tls.rootCertificates, ...added] : undefined;
}

/** The same agent, whose connections are tunnels (RFC 9110, section 9.3.6): the proxy sees the host's name, no more. */
function throughProxy(agent: https.Agent, proxy: ProxyAddress, stallMs: number): https.Agent {
  type Connected = (error: Error | null, stream?: Duplex) => void;
  return Object.assign(agent, {
    createConnection(
      options: tls.ConnectionOptions & { readonly host?: string },
      done: Connected,
    ): undefined {
      const host = `${options.host ?? ''}:${options.port ?? 443}`;
      const asked = http.request({
        ...proxy,
        method: 'CONNECT',
        path: host,
        headers: { Host: host },
        agent: false,
      });
      asked.setTimeout(stallMs, () => asked.destroy(new ProxyRefusal('the proxy does not answer')));
      asked.once('connect', (answer, socket) => {
        if (answer.statusCode !== 200) {
          socket.destroy();
          done(new ProxyRefusal(`the proxy answers ${answer.statusCode ?? 'nothing'}`));
          return;
        }
        socket.setTimeout(0);
        done(null, tls.connect({ ...options, socket, servername: options.servername ?? options.host ?? '' }));
      });
      asked.once('error', (error) =>
        done(error instanceof ProxyRefusal ? error : new ProxyRefusal(error.message)),
      );
      asked.end();
    },
  });
}

class ProxyRefusal extends Error {
  readonly code = 'PROXY';
}

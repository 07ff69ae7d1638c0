// A web server over a publication folder, for tests: as plain as any, and as bad as a test wants it.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';

/** Answers a request in its own way, or lets the server do it: `false`. */
export type Misbehave = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface PublicationServer {
  /** `http://127.0.0.1:<port>/` */
  readonly href: string;
  readonly port: number;
  /** Paths that were asked for, with the first byte where it was not 0, in order. */
  readonly asked: readonly string[];
  /** Headers as they came, name and value in turn. */
  readonly headers: readonly (readonly string[])[];
  /** Most requests that were under way at once. */
  most(): number;
  misbehave(how: Misbehave | undefined): void;
  /** Forgets what was asked for. */
  forget(): void;
  close(): Promise<void>;
}

export interface PublicationServerOptions {
  readonly folder: string;
  readonly port?: number;
  readonly misbehave?: Misbehave;
}

export async function servePublication(options: PublicationServerOptions): Promise<PublicationServer> {
  const asked: string[] = [];
  const headers: string[][] = [];
  let [underWay, most] = [0, 0];
  let misbehave = options.misbehave;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { range } = request.headers;
    asked.push(`${request.url ?? ''}${range === undefined ? '' : ` ${range}`}`);
    headers.push(request.rawHeaders);
    underWay += 1;
    most = Math.max(most, underWay);
    response.once('close', () => (underWay -= 1));
    if ((await misbehave?.(request, response)) === true) return;
    await sendFile(join(options.folder, decodeURIComponent(request.url ?? '/')), range, response);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  return {
    href: `http://127.0.0.1:${port}/`,
    port,
    asked,
    headers,
    most: () => most,
    misbehave(how) {
      misbehave = how;
    },
    forget() {
      asked.length = 0;
      headers.length = 0;
      most = 0;
    },
    async close() {
      server.closeAllConnections();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

async function sendFile(path: string, range: string | undefined, response: ServerResponse): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>not here</h1>');
    return;
  }
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  if (from > 0 && from >= info.size) {
    response.writeHead(416, { 'content-range': `bytes */${info.size}` }).end();
    return;
  }
  const about = { 'content-length': String(info.size - from), 'set-cookie': 'who=you', etag: '"1"' };
  const part = { 'content-range': `bytes ${from}-${info.size - 1}/${info.size}` };
  response.writeHead(from > 0 ? 206 : 200, from > 0 ? { ...about, ...part } : about);
  createReadStream(path, { start: from }).pipe(response);
}

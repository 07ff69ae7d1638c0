import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { valueOf } from '#node/edition/testing/store-fixture';
import { createHttpClient, type HttpPorts } from './http-client.ts';
import { parsePublicationAddress } from './publication-address.ts';

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  // Library edge: a TCP server has an address of this kind.
  return (server.address() as AddressInfo).port;
}

function clientFor(href: string, more: Partial<HttpPorts> = {}) {
  const address = valueOf(parsePublicationAddress(href));
  const client = createHttpClient({ address, onRequest: () => undefined, stallMs: 5000, ...more });
  closing.push(() => client.close());
  return client;
}

const signal = new AbortController().signal;

async function readText(body: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('what a server is told', () => {
  /** A server that writes down every byte, answers with cookies and tags, and says `ok`. */
  async function transcript(ask: (href: string) => Promise<void>): Promise<string> {
    let heard = '';
    const server = createServer((socket) => {
      socket.on('data', (bytes) => {
        heard += bytes.toString('latin1');
        socket.write(
          'HTTP/1.1 200 OK\r\nSet-Cookie: who=you; Max-Age=99999\r\nETag: "you"\r\nLast-Modified: Thu, 01 Jan 1970 00:00:00 GMT\r\nAlt-Svc: h3=":443"\r\nContent-Length: 2\r\n\r\nok',
        );
      });
    });
    const port = await listen(server);
    await ask(`http://127.0.0.1:${port}/archive/`);
    return heard.replaceAll(String(port), 'PORT');
  }

  it('is exactly this, the first time and every other', async () => {
    const heard = await transcript(async (href) => {
      const client = clientFor(href);
      for (const from of [0, 0, 7]) {
        const answer = valueOf(await client.get('latest.json', { from, signal }));
        expect(await readText(answer.body)).toBe('ok');
      }
    });
    const plain = [
      'GET /archive/latest.json HTTP/1.1',
      'Host: 127.0.0.1:PORT',
      'User-Agent: Attache',
      'Accept: */*',
      'Accept-Encoding: identity',
    ];
    const said = [plain, plain, [...plain, 'Range: bytes=7-']];
    expect(heard).toBe(
      said.map((lines) => [...lines, 'Connection: keep-alive', '', ''].join('\r\n')).join(''),
    );
  });

  it('is told of before it is said, with the host alone', async () => {
    const hosts: string[] = [];
    await transcript(async (href) => {
      const client = clientFor(href, { onRequest: (host) => hosts.push(host) });
      const answer = valueOf(await client.get('latest.json', { signal }));
      await readText(answer.body);
    });
    expect(hosts).toHaveLength(1);
    expect(hosts[0]).toMatch(/^127\.0\.0\.1:\d+$/);
  });
});

const OPENSSL = hasOpenssl();
function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    // Not on this machine: the tests that need it are skipped by name.
    return false;
  }
}

describe.skipIf(!OPENSSL)('https (skipped where there is no openssl to make a certificate with)', () => {
  async function secureServer() {
    const folder = await mkdtemp(join(tmpdir(), 'attache-tls-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...made, ...subject, '-keyout', key, '-out', cert], {
      stdio: 'ignore',
    });
    const certificate = await readFile(cert, 'utf8');
    const server = createSecureServer({ key: await readFile(key), cert: certificate }, (request, response) =>
      response.end(`you asked for ${request.url ?? ''}`),
    );
    return { port: await listen(server), certificate };
  }

  it('is spoken with a server whose certificate is trusted, and with no other', async () => {
    const { port, certificate } = await secureServer();
    const href = `https://localhost:${port}/`;
    const trusting = await clientFor(href, { certificates: [certificate] }).get('latest.json', { signal });
    expect(await readText(valueOf(trusting).body)).toBe('you asked for /latest.json');
    expect(await clientFor(href).get('latest.json', { signal })).toMatchObject({ code: 'untrusted-server' });
    const wrongName = clientFor(`https://127.0.0.1:${port}/`, { certificates: [certificate] });
    expect(await wrongName.get('latest.json', { signal })).toMatchObject({ code: 'untrusted-server' });
  });

  it('with a server that speaks plain http fails with a sentence', async () => {
    const port = await listen(createHttpServer((_request, response) => response.end('hello')));
    expect(await clientFor(`https://localhost:${port}/`).get('x', { signal })).toMatchObject({
      code: 'strange-answer',
    });
  });

  it('goes through the proxy that the system names, which sees the host and nothing else', async () => {
    const { port, certificate } = await secureServer();
    const heard: string[] = [];
    const proxy = createHttpServer((_request, response) => response.writeHead(500).end());
    proxy.on('connect', (request, socket: Socket) => {
      heard.push(`${request.method ?? ''} ${request.url ?? ''}`, ...request.rawHeaders);
      const there = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        there.pipe(socket).pipe(there);
      });
      there.on('error', () => socket.destroy());
      socket.on('error', () => there.destroy());
    });
    const through = { host: '127.0.0.1', port: await listen(proxy) };
    const client = clientFor(`https://localhost:${port}/`, { certificates: [certificate], proxy: through });
    const answer = valueOf(await client.get('a', { signal }));
    expect(await readText(answer.body)).toBe('you asked for /a');
    expect(heard).toEqual([
      `CONNECT localhost:${port}`,
      'Host',
      `localhost:${port}`,
      'Connection',
      expect.stringMatching(/^(close|keep-alive)$/),
    ]);
  });

  it('says so where the proxy refuses', async () => {
    const proxy = createHttpServer();
    proxy.on('connect', (_request, socket: Socket) =>
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n'),
    );
    const through = { host: '127.0.0.1', port: await listen(proxy) };
    const client = clientFor('https://localhost:1/', { proxy: through });
    expect(await client.get('a', { signal })).toMatchObject({ code: 'proxy-refused' });
  });
});

it('a host that is nowhere is named as such', async () => {
  const answer = await clientFor('https://nowhere.invalid/').get('a', { signal });
  // A machine without any name server says that it has no network.
  expect(answer.ok ? 'ok' : answer.code).toMatch(/^(host-not-found|offline)$/);
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '#core/result';
import { CSP } from '../schemes.ts';
import { createFakeArchives } from '../testing/fake-archives.ts';
import { createFakeSession } from '../testing/fake-session.ts';
import type { AppFile } from './app-files.ts';
import { serve } from './serve.ts';

const HOST = 'e2-0123456789abcdef';
/** The edition before it, which is kept, and a text that only it has. */
const EARLIER = 'e1-0123456789abcdef';
const EARLIER_TEXT = '{"text":"as it was"}';
const encode = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const FILES: ReadonlyMap<string, AppFile> = new Map([
  ['/index.html', { bytes: encode('shell page'), type: 'text/html; charset=utf-8' }],
  ['/reader.html', { bytes: encode('reader page'), type: 'text/html; charset=utf-8' }],
  ['/pdf.html', { bytes: encode('pdf page'), type: 'text/html; charset=utf-8' }],
  ['/pdf/cmaps/a.bcmap', { bytes: encode('map'), type: 'application/octet-stream' }],
  ['/pdf/wasm/a.js', { bytes: encode('decoder'), type: 'text/javascript; charset=utf-8' }],
  ['/other.html', { bytes: encode('other page'), type: 'text/html; charset=utf-8' }],
  ['/assets/a.js', { bytes: encode('script'), type: 'text/javascript; charset=utf-8' }],
  ['/assets/search.worker-1.js', { bytes: encode('worker'), type: 'text/javascript; charset=utf-8' }],
  ['/assets/a.css', { bytes: encode('style'), type: 'text/css; charset=utf-8' }],
  ['/assets/a.woff2', { bytes: encode('font'), type: 'font/woff2' }],
  ['/icon.svg', { bytes: encode('<svg/>'), type: 'image/svg+xml' }],
]);
const BLOBS: ReadonlyMap<string, { readonly body: string; readonly type: string }> = new Map(
  [
    { body: '<p id="b1">An article', type: 'text/html' },
    { body: 'png', type: 'image/png' },
    { body: 'jpeg', type: 'image/jpeg' },
    { body: 'gif', type: 'image/gif' },
    { body: 'webp', type: 'image/webp' },
    { body: 'avif', type: 'image/avif' },
    { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml' },
    { body: '%PDF-1.7', type: 'application/pdf' },
    { body: '{}', type: 'application/json' },
  ].map((blob) => [hashOf(blob.body), blob]),
);
const idOf = (type: string): string => [...BLOBS].find(([, blob]) => blob.type === type)?.[0] ?? '';

function started() {
  const fake = createFakeSession();
  const answers: Parameters<typeof createFakeArchives>[1] = {
    articleHtml: (host, id) =>
      Promise.resolve(
        host === HOST && id === 'first'
          ? { sha256: idOf('text/html'), size: 21, type: 'text/html' }
          : undefined,
      ),
    readBlob(host, sha256) {
      const earlier =
        sha256 === hashOf(EARLIER_TEXT) ? { body: EARLIER_TEXT, type: 'application/json' } : undefined;
      const blob = host === HOST ? BLOBS.get(sha256) : earlier;
      const bytes = blob === undefined ? undefined : encode(blob.body);
      const read = bytes && blob ? ok({ bytes, type: blob.type }) : fail('unknown-blob', sha256);
      return Promise.resolve(read);
    },
  };
  const archives = createFakeArchives(HOST, answers, EARLIER);
  serve(fake.session, { files: { get: (path) => FILES.get(path) }, archives });
  return fake;
}

/** All that a page can see of an answer. */
async function seen(url: string, method?: string) {
  const answer = await started().ask(url, method);
  return { status: answer.status, body: await answer.text(), headers: Object.fromEntries(answer.headers) };
}

const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'cross-origin-resource-policy': 'same-origin',
};
const UNKNOWN = {
  status: 404,
  body: 'not found',
  headers: {
    ...COMMON,
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; sandbox",
  },
};
const HTML = 'text/html; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const KEPT = 'max-age=31536000, immutable';

describe('what is served, with every header (security A7, A18)', () => {
  it.each<readonly [url: string, body: string, type: string, csp: string, cache: string]>([
    ['app://shell/', 'shell page', HTML, CSP.shell, 'no-store'],
    ['app://shell/index.html?theme=dark', 'shell page', HTML, CSP.shell, 'no-store'],
    ['app://shell/assets/a.js', 'script', SCRIPT, CSP.shell, KEPT],
    ['app://shell/assets/search.worker-1.js', 'worker', SCRIPT, CSP.shell, KEPT],
    ['app://pdf/index.html', 'pdf page', HTML, CSP.pdf, 'no-store'],
    ['app://pdf/assets/a.js', 'script', SCRIPT, CSP.pdf, KEPT],
    ['app://pdf/pdf/wasm/a.js', 'decoder', SCRIPT, CSP.pdf, 'no-store'],
    ['app://pdf/pdf/cmaps/a.bcmap', 'map', 'application/octet-stream', CSP.inert, 'no-store'],
    ['app://shell/assets/a.css', 'style', 'text/css; charset=utf-8', CSP.inert, KEPT],
    ['app://shell/assets/a.woff2', 'font', 'font/woff2', CSP.inert, KEPT],
    ['app://shell/icon.svg', '<svg/>', 'image/svg+xml', CSP.inert, 'no-store'],
    [`arch://${HOST}/reader`, 'reader page', HTML, CSP.reader, 'no-store'],
    [`arch://${HOST}/assets/a.css`, 'style', 'text/css; charset=utf-8', CSP.inert, KEPT],
    [`arch://${HOST}/a/first`, '<p id="b1">An article', HTML, CSP.article, 'no-store'],
    [`arch://${HOST}/a/first#b1`, '<p id="b1">An article', HTML, CSP.article, 'no-store'],
    ...['png', 'jpeg', 'gif', 'webp', 'avif'].map((name) => {
      const type = `image/${name}`;
      return [`arch://${HOST}/o/${idOf(type)}`, name, type, CSP.inert, 'no-store'] as const;
    }),
  ])('%s', async (url, body, type, csp, cache) => {
    const headers = {
      ...COMMON,
      'content-type': type,
      'content-security-policy': csp,
      'cache-control': cache,
    };
    expect(await seen(url)).toEqual({ status: 200, body, headers });
    expect(await seen(url, 'HEAD')).toMatchObject({ status: 200, headers });
  });

  it.each([...BLOBS])('the shell gets the object %s as bytes, whatever it is', async (id, { body }) => {
    expect(await seen(`app://shell/o/${id}`)).toEqual({
      status: 200,
      body,
      headers: {
        ...COMMON,
        'content-type': 'application/octet-stream',
        'content-security-policy': CSP.inert,
        'cache-control': 'no-store',
      },
    });
  });
});

it('the shell gets an object of the kept edition before, which an open article may still be shown from', async () => {
  expect(await seen(`app://shell/o/${hashOf(EARLIER_TEXT)}`)).toMatchObject({
    status: 200,
    body: EARLIER_TEXT,
  });
  expect(await seen(`arch://${HOST}/o/${hashOf(EARLIER_TEXT)}`)).toEqual(UNKNOWN);
});

describe('what is not served', () => {
  it.each([
    'app://shell/reader.html',
    'app://shell/pdf.html',
    'app://pdf/',
    'app://pdf/pdf.html',
    'app://pdf/reader.html',
    'app://pdf/assets/',
    'app://pdf/icon.svg',
    `app://pdf/o/${idOf('application/pdf')}`,
    'app://pdf/pdf/../index.html/x',
    'app://shell/other.html',
    'app://shell/nothing',
    'app://shell/assets/',
    'app://other/index.html',
    'app://shell.evil/index.html',
    `app://shell/o/${'0'.repeat(64)}`,
    `app://${HOST}/o/${idOf('image/png')}`,
    `arch://${HOST}/o/${idOf('application/pdf')}`,
    `arch://${HOST}/o/${idOf('image/svg+xml')}`,
    `arch://${HOST}/o/${idOf('text/html')}`,
    `arch://${HOST}/o/${idOf('application/json')}`,
    `arch://${HOST}/o/${'0'.repeat(64)}`,
    `arch://${HOST}/a/second`,
    `arch://${HOST}/index.html`,
    `arch://${HOST}/`,
    `arch://e9-0123456789abcdef/reader`,
    `arch://e9-0123456789abcdef/a/first`,
    `arch://shell/index.html`,
    'file:///etc/passwd',
    'file:///C:/Windows/win.ini',
    'app:',
    'app://',
    'app://[/index.html',
    'arch://[/reader',
  ])('%s', async (url) => {
    expect(await seen(url)).toEqual(UNKNOWN);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'get'])('anything for %s', async (method) => {
    const known = ['app://shell/', `arch://${HOST}/reader`, `app://shell/o/${idOf('image/png')}`];
    for (const url of known) expect(await seen(url, method)).toEqual(UNKNOWN);
  });

  it('an edition before the archives are open', async () => {
    const fake = createFakeSession();
    const archives = { whenOpen: () => new Promise<never>(() => undefined), now: () => undefined };
    serve(fake.session, { files: { get: (path) => FILES.get(path) }, archives });
    for (const path of ['reader', 'a/first', 'assets/a.js', `o/${idOf('image/png')}`]) {
      expect((await fake.ask(`arch://${HOST}/${path}`)).status).toBe(404);
    }
  });
});

// Ids and hashes, never paths (security A17): over a real folder of the app, a real store, and secrets beside both.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '#core/result';
import { packBundle } from '#node/edition/pack-bundle';
import { sha256Hex } from '#node/edition/sha256';
import { installFrom, openTestStore, publish, readTree, valueOf } from '#node/edition/testing/store-fixture';
import { createFakeArchives } from '../testing/fake-archives.ts';
import { createFakeSession } from '../testing/fake-session.ts';
import { readAppFiles } from './app-files.ts';
import { serve } from './serve.ts';

let work: string;
let host: string;
/** Hashes of what the edition has. */
let ids: readonly string[];
const fake = createFakeSession();

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'attache-serve-'));
  await mkdir(join(work, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(work, 'secret.txt'), 'secret');
  await writeFile(join(work, 'renderer', 'index.html'), 'shell page');
  await writeFile(join(work, 'renderer', 'reader.html'), 'reader page');
  const written = await publish(join(work, 'publication'), { bodies: { first: 'One two three.' } });
  const bundle = join(work, 'first.attache');
  valueOf(await packBundle(join(work, 'publication'), bundle));
  const store = await openTestStore(join(work, 'archive'));
  valueOf(await installFrom(store, bundle));
  host = written.contentHost;
  ids = Object.keys(await readTree(join(work, 'archive')))
    .map((path) => /[0-9a-f]{64}$/.exec(path)?.[0])
    .filter((id) => id !== undefined);
  const archives = createFakeArchives(host, {
    articleHtml: () => Promise.resolve(undefined),
    async readBlob(at, sha256) {
      const blob = await store.readBlob(at, sha256);
      return blob.ok ? ok({ bytes: new Uint8Array(blob.value.bytes), type: blob.value.type }) : blob;
    },
  });
  serve(fake.session, { files: readAppFiles(join(work, 'renderer')), archives });
});
afterAll(() => rm(work, { recursive: true, force: true }));

const STARTS = ['/', '//', '/assets/', '/o/', '/a/', '/reader/', `/o/${'0'.repeat(64)}/`];
const CLIMBS = [
  '..',
  '%2e%2e',
  '.%2e',
  '%252e%252e',
  '%c0%ae%c0%ae',
  '..%5c',
  '..%2f',
  '..\\',
  '..;',
  '....',
  '..%00',
  '%u002e%u002e',
  '\uFF0E\uFF0E',
  '.\u0000.',
  '..%0d%0a',
  '~',
];
const TARGETS = [
  'secret.txt',
  'etc/passwd',
  'C:/Windows/win.ini',
  'C:\\secret.txt',
  '\\\\?\\C:\\secret.txt',
  '\\\\host\\share',
  'index.html::$DATA',
  'INDEX~1.HTM',
  'main/index.js',
  '.',
];
const TRAVERSALS = STARTS.flatMap((start) =>
  CLIMBS.flatMap((climb) => TARGETS.map((target) => `${start}${climb}/${climb}/${target}`)),
);

async function answerOf(url: string): Promise<readonly [number, string]> {
  const answer = await fake.ask(url);
  return [answer.status, await answer.text()];
}

describe('the files of the app and of the archive', () => {
  it('are served where they are asked for as they are named', async () => {
    expect(await answerOf('app://shell/index.html')).toEqual([200, 'shell page']);
    expect(ids.length).toBeGreaterThan(3);
    const answers = await Promise.all(ids.map((id) => fake.ask(`app://shell/o/${id}`)));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(3);
  });

  it('are all there is: no path leads anywhere else', async () => {
    expect(new Set(TRAVERSALS).size).toBeGreaterThan(1000);
    for (const path of TRAVERSALS) {
      for (const origin of ['app://shell', `arch://${host}`]) {
        // `..` may lead to the root, which is the shell page; that much a browser does by itself.
        const isRoot =
          origin === 'app://shell' && URL.canParse(origin + path) && new URL(origin + path).pathname === '/';
        const expected = isRoot ? [200, 'shell page'] : [404, 'not found'];
        expect([path, ...(await answerOf(origin + path))]).toEqual([path, ...expected]);
      }
    }
  });

  it('are never answered with bytes that have another hash', async () => {
    const path = fc.oneof(
      fc.constantFrom(...ids).map((id) => `/o/${id}`),
      fc.constantFrom(...ids).chain((id) => fc.constantFrom(`/o/${id.toUpperCase()}`, `/o/${id.slice(1)}`)),
      fc.stringMatching(/^[0-9a-f]{64}$/).map((id) => `/o/${id}`),
      fc.string({ unit: 'binary' }).map((text) => `/o/${text}`),
      fc.webPath().map((text) => `/o${text}`),
    );
    const origin = fc.constantFrom('app://shell', `arch://${host}`);
    await fc.assert(
      fc.asyncProperty(origin, path, async (from, at) => {
        const url = from + at;
        const answer = await fake.ask(url);
        const bytes = new Uint8Array(await answer.arrayBuffer());
        if (answer.status === 404) expect(Buffer.from(bytes).toString()).toBe('not found');
        else if (URL.canParse(url) && new URL(url).pathname === '/') expect(from).toBe('app://shell');
        else expect(`/o/${sha256Hex(bytes)}`).toBe(new URL(url).pathname);
      }),
      { numRuns: 500 },
    );
  });

  it('are not what a planted link points to', async () => {
    const folder = join(work, 'archive');
    const paths = Object.keys(await readTree(folder)).filter((path) => /[0-9a-f]{64}$/.test(path));
    for (const path of paths) {
      await rm(join(folder, path));
      await symlink(join(work, 'secret.txt'), join(folder, path));
    }
    for (const id of ids) expect(await answerOf(`app://shell/o/${id}`)).toEqual([404, 'not found']);
  });
});

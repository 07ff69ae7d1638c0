// `verify` of a web address: the same client and rules as the app's, told in sentences and exit codes.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixtureKey } from '#node/edition/fixture-edition';
import { servePublication, type PublicationServer } from '#node/fetch/testing/publication-server';
import { publishFolder } from '../publish-folder.ts';
import { jsonOf, runFake } from './fake-io.ts';
import { proxyFor } from './proxy-setting.ts';
import { parsePublicationAddress } from '#node/fetch/publication-address';

let made = '';
let publication = '';
let server: PublicationServer;

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'attache-address-'));
  publication = join(made, 'publication');
  const content = join(made, 'content');
  await runFake(['new', content]);
  for (const [to, number] of [
    [publication, 1],
    [join(made, 'other'), 2],
  ] as const) {
    const keys = [fixtureKey(number)];
    const written = await publishFolder({ content, to, keys, date: new Date('2026-11-01') });
    if (!written.ok) throw new Error(written.message);
  }
}, 60_000);
afterAll(() => rm(made, { recursive: true, force: true }));
beforeEach(async () => {
  server = await servePublication({ folder: publication });
});
afterEach(() => server.close());

/** Folders for what is fetched that were not taken away again. */
async function leftovers(): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('attache-verify-'));
}

describe('verify of a web address', () => {
  it('says what it says of the folder, and leaves nothing behind', async () => {
    const before = await leftovers();
    const remote = await runFake(['verify', server.href]);
    expect(remote.code).toBe(0);
    expect(remote.out).toEqual((await runFake(['verify', publication])).out);
    const json = jsonOf(await runFake(['verify', server.href, '--json']));
    expect(json).toEqual(jsonOf(await runFake(['verify', publication, '--json'])));
    expect(await leftovers()).toEqual(before);
    expect(server.headers.flat().join('\n')).not.toMatch(/cookie|if-none-match|referer|accept-language/i);
  });

  it('holds it against a root', async () => {
    const own = join(publication, 'roots/1.json');
    const right = jsonOf(await runFake(['verify', server.href, '--root', own, '--json']));
    expect(right).toMatchObject({ ok: true, rootChecked: true });
    const other = join(made, 'other/roots/1.json');
    const wrong = await runFake(['verify', server.href, '--root', other, '--json']);
    expect(wrong.code).toBe(3);
    expect(jsonOf(wrong)).toMatchObject({ ok: false, code: 'unknown-key' });
    // It is refused before anything large is asked for.
    server.forget();
    await runFake(['verify', server.href, '--root', other]);
    expect(server.asked.filter((path) => path.startsWith('/blobs/'))).toEqual([]);
  });

  it.each([
    ['http://example.org/archive/', 2, 'plain-http', /anybody on the way can read and change/],
    ['https://user:word@example.org/', 2, 'bad-address', /not the address of a folder/],
  ])('%s is wrong usage', async (address, code, name, sentence) => {
    const run = await runFake(['verify', address, '--json']);
    expect(run.code).toBe(code);
    expect(jsonOf(run)).toMatchObject({ ok: false, code: name });
    expect(run.err.join('\n')).toMatch(sentence);
  });

  it('takes no --base', async () => {
    const run = await runFake(['verify', server.href, '--base', publication]);
    expect(run.code).toBe(2);
    expect(run.err.join('\n')).toContain('always whole');
  });

  it('ends with 4 where nobody answers or nothing is there', async () => {
    const absent = await runFake(['verify', `${server.href}elsewhere/`, '--json']);
    expect([absent.code, jsonOf(absent)]).toMatchObject([4, { code: 'not-found' }]);
    await server.close();
    const gone = await runFake(['verify', server.href]);
    expect(gone.code).toBe(4);
    expect(gone.err.join('\n')).toMatch(
      /:1: no-connection: The server does not answer\. Nothing was changed\./,
    );
  });

  it('refuses what was changed, what is missing, and a way to somewhere else', async () => {
    const damaged = await mkdtemp(join(made, 'damaged-'));
    await cp(publication, damaged, { recursive: true });
    const names = await readdir(join(damaged, 'blobs'), { recursive: true });
    const objects = names.filter((name) => /[0-9a-f]{64}$/.test(name));
    const answers = [
      ['parts-changed', async (path: string) => flip(path)],
      ['parts-missing', async (path: string) => rm(path)],
    ] as const;
    for (const [code, change] of answers) {
      for (const name of objects) await change(join(damaged, 'blobs', name));
      const bad = await servePublication({ folder: damaged });
      const run = await runFake(['verify', bad.href, '--json']);
      await bad.close();
      expect([run.code, jsonOf(run)]).toMatchObject([3, { code }]);
    }
    server.misbehave((_request, response) => {
      response.writeHead(302, { location: 'https://other.example/' }).end();
      return true;
    });
    const away = await runFake(['verify', server.href]);
    expect([away.code, away.err.join('')]).toEqual([3, expect.stringContaining('redirected-away')]);
  });

  it('can be stopped, which leaves nothing', async () => {
    const before = await leftovers();
    server.misbehave((request) => request.url?.startsWith('/blobs/') ?? false);
    const run = await runFake(['verify', server.href], { isCancelled: () => true });
    expect(run.code).toBe(130);
    expect(await leftovers()).toEqual(before);
  });
});

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length === 0) return;
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

describe('the proxy of the environment', () => {
  const address = (text: string) => {
    const parsed = parsePublicationAddress(text);
    if (!parsed.ok) throw new Error(parsed.code);
    return parsed.value;
  };
  const proxy = { host: 'proxy.example', port: 3128 };
  it.each([
    ['https://a.example/', {}, undefined],
    ['https://a.example/', { HTTPS_PROXY: 'http://proxy.example:3128' }, proxy],
    ['https://a.example/', { https_proxy: 'proxy.example:3128/' }, proxy],
    [
      'https://a.example:8443/',
      { HTTPS_PROXY: 'proxy.example:3128', NO_PROXY: 'b.example, .example' },
      undefined,
    ],
    ['https://a.example/', { HTTPS_PROXY: 'proxy.example:3128', NO_PROXY: 'ample' }, proxy],
    ['https://a.example/', { HTTPS_PROXY: 'proxy.example:3128', no_proxy: '*' }, undefined],
    ['http://127.0.0.1:8000/', { HTTPS_PROXY: 'http://proxy.example:3128' }, undefined],
  ] as const)('of %s with %j', (text, env, expected) => {
    expect(proxyFor(address(text), env)).toEqual({ ok: true, value: expected });
  });

  it.each(['socks5://proxy.example:1080', 'https://proxy.example', 'http://me:word@proxy.example', '://'])(
    'may not be %s',
    (setting) => {
      const found = proxyFor(address('https://a.example/'), { HTTPS_PROXY: setting });
      expect(found).toMatchObject({ ok: false, code: 'proxy-refused' });
    },
  );
});

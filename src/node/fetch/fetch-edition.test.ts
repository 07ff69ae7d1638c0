import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blobName } from '#node/edition/bundle-entries';
import { sha256Hex } from '#node/edition/sha256';
import { createFailingFiles, systemError } from '#node/edition/testing/failing-files';
import type { FileOps } from '#node/edition/durable-files';
import {
  openTestStore,
  publish,
  readOpenArticles,
  readTree,
  valueOf,
} from '#node/edition/testing/store-fixture';
import { createDevice, fetchFrom, STALL_MS, type Device } from './testing/fetch-fixture.ts';
import type { Misbehave } from './testing/publication-server.ts';

const FIRST = { 'first-article': 'One two three.', 'second-article': 'Four five six.' };
const SECOND = { ...FIRST, 'second-article': 'Four five six, revised.' };
const LARGE = { 'first-article': 'A long text. '.repeat(60_000) };

let device: Device;
beforeEach(async () => {
  device = await createDevice();
});
afterEach(() => device.remove());

/** The n-th call to the disk finds it full. */
function diskThatIsFullOnce(at: number): FileOps {
  return createFailingFiles({
    at,
    fail: (call) => {
      throw systemError('ENOSPC', call);
    },
  });
}

/** Names of what a fetch has left behind. */
async function leftovers(): Promise<readonly string[]> {
  return Object.keys(await readTree(device.folder)).filter((name) => name.startsWith('fetching'));
}

describe('an edition on a server', () => {
  it('is looked at, fetched and installed like one in a file', async () => {
    await publish(device.publication, { bodies: FIRST });
    const store = await device.store();
    const looked = valueOf(await store.look(device.network()));
    expect(looked).toMatchObject({ relation: 'new-archive', edition: 1, articles: 2 });
    expect(looked.fileName).toBe(`127.0.0.1:${device.server.port}`);
    expect(looked.fetch?.objects).toBeGreaterThan(4);
    expect(store.current()).toBeNull();
    valueOf(await store.fetchMissing(looked.previewId, device.network()));
    expect(store.current()).toBeNull();
    valueOf(await store.install(looked.previewId));
    expect(await readOpenArticles(store)).toEqual(FIRST);
    expect(await leftovers()).toEqual([]);
    expect(device.server.most()).toBeLessThanOrEqual(4);
    expect(device.server.most()).toBeGreaterThan(1);
  });

  it('moves only what is new', async () => {
    await publish(device.publication, { bodies: FIRST });
    const store = await device.store();
    valueOf(await fetchFrom(store, device.network()));
    const before = new Set(Object.keys(await readTree(join(device.publication, 'blobs'))));
    await publish(device.publication, { bodies: SECOND });
    const added = Object.keys(await readTree(join(device.publication, 'blobs'))).filter(
      (name) => !before.has(name),
    );
    device.server.forget();
    expect(valueOf(await fetchFrom(store, device.network())).edition).toBe(2);
    expect(await readOpenArticles(store)).toEqual(SECOND);
    const [objects, others] = [
      device.server.asked.filter((path) => path.startsWith('/blobs/')),
      device.server.asked.filter((path) => !path.startsWith('/blobs/')),
    ];
    expect(objects.toSorted()).toEqual(added.map((name) => `/blobs/${name}`).toSorted());
    expect(others).toEqual([
      '/latest.json',
      '/editions/2/edition.json',
      '/editions/2/edition.sig.json',
      '/roots/1.json',
      '/roots/1.sig.json',
      '/roots/2.json',
    ]);
  });

  it('says that it is here already, and then fetches nothing', async () => {
    await publish(device.publication, { bodies: FIRST });
    const store = await device.store();
    valueOf(await fetchFrom(store, device.network()));
    expect(valueOf(await store.look(device.network()))).toMatchObject({
      relation: 'same',
      fetch: { objects: 0, bytes: 0 },
    });
  });
});

describe('an interruption', () => {
  /** The server breaks the connection in the middle of every large answer. */
  const breakOff: Misbehave = async (request, response) => {
    if (!(request.url ?? '').startsWith('/blobs/')) return false;
    const bytes = await readFile(join(device.publication, request.url ?? ''));
    if (bytes.length < 400_000) return false;
    response.writeHead(200, { 'content-length': String(bytes.length) });
    response.write(bytes.subarray(0, 300_000), () => response.destroy());
    return true;
  };

  it('within an object goes on where it was, in another run of the app too', async () => {
    await publish(device.publication, { bodies: LARGE });
    const store = await device.store();
    const looked = valueOf(await store.look(device.network()));
    device.server.misbehave(breakOff);
    expect(await store.fetchMissing(looked.previewId, device.network())).toMatchObject({
      code: 'connection-lost',
    });
    expect(store.current()).toBeNull();
    device.server.misbehave(undefined);
    device.server.forget();

    const again = await device.store();
    const second = valueOf(await again.look(device.network()));
    expect(second.fetch?.bytes).toBeLessThan(looked.fetch?.bytes ?? 0);
    valueOf(await again.fetchMissing(second.previewId, device.network()));
    expect(device.server.asked.join('\n')).toMatch(/bytes=[1-9]\d*-/);
    valueOf(await again.install(second.previewId));
    expect(await readOpenArticles(again)).toEqual(LARGE);
    expect(await leftovers()).toEqual([]);
  });

  it('is bridged by a few tries of its own', async () => {
    await publish(device.publication, { bodies: LARGE });
    const store = await device.store();
    const looked = valueOf(await store.look(device.network()));
    let breaks = 0;
    device.server.misbehave(async (request, response) => {
      if (request.headers.range !== undefined || breaks > 1) return false;
      const isBroken = await breakOff(request, response);
      if (isBroken) breaks += 1;
      return isBroken;
    });
    valueOf(await store.fetchMissing(looked.previewId, device.network({ waits: [0, 0, 0] })));
  });

  it('by the person stops at once, and is no refusal', async () => {
    await publish(device.publication, { bodies: LARGE });
    const store = await device.store();
    const looked = valueOf(await store.look(device.network()));
    const stop = new AbortController();
    device.server.misbehave((request, response) => {
      if (!(request.url ?? '').startsWith('/blobs/')) return false;
      response.write('{');
      setTimeout(() => stop.abort(), 20);
      return true;
    });
    const stopped = await store.fetchMissing(looked.previewId, device.network({ signal: stop.signal }));
    expect(stopped).toMatchObject({ code: 'cancelled' });
    device.server.misbehave(undefined);
    valueOf(await store.fetchMissing(looked.previewId, device.network()));
    valueOf(await store.install(looked.previewId));
    expect(await readOpenArticles(store)).toEqual(LARGE);
  });

  it('whose beginning is not what the server has is begun again', async () => {
    await publish(device.publication, { bodies: LARGE });
    const store = await device.store();
    const looked = valueOf(await store.look(device.network()));
    device.server.misbehave(breakOff);
    await store.fetchMissing(looked.previewId, device.network());
    device.server.misbehave(undefined);
    const parts = Object.keys(await readTree(device.folder)).filter((name) => name.includes('/parts/'));
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) await writeFile(join(device.folder, part), 'x'.repeat(200_000));
    valueOf(await store.fetchMissing(looked.previewId, device.network()));
  });

  it('is forgotten where the server has another edition by then, but for what both have', async () => {
    await publish(device.publication, { bodies: { ...LARGE, 'second-article': 'Four.' } });
    const store = await device.store();
    const looked = valueOf(await store.look(device.network()));
    device.server.misbehave(breakOff);
    expect(await store.fetchMissing(looked.previewId, device.network())).toMatchObject({ ok: false });
    device.server.misbehave(undefined);
    await publish(device.publication, { bodies: { 'second-article': 'Four.' } });
    const next = valueOf(await store.look(device.network()));
    expect(next.edition).toBe(2);
    expect((await leftovers()).filter((name) => name.includes('/parts/'))).toEqual([]);
    // What was agreed to was another edition.
    expect(await store.fetchMissing(looked.previewId, device.network())).toMatchObject({ ok: false });
    const again = valueOf(await store.look(device.network()));
    valueOf(await store.fetchMissing(again.previewId, device.network()));
    valueOf(await store.install(again.previewId));
    expect(await readOpenArticles(store)).toEqual({ 'second-article': 'Four.' });
    expect(await leftovers()).toEqual([]);
  });

  it('by a full disk is one too, and a retry finishes', async () => {
    await publish(device.publication, { bodies: FIRST });
    const store = await openTestStore(device.folder, diskThatIsFullOnce(60));
    const network = device.network();
    let code = '';
    for (let tries = 0; tries < 3 && store.current() === null; tries += 1) {
      const fetched = await fetchFrom(store, network);
      if (!fetched.ok) ({ code } = fetched);
    }
    expect(code).toBe('disk-full');
    expect(await readOpenArticles(store)).toEqual(FIRST);
    expect(await leftovers()).toEqual([]);
  });

  it('and given up leaves nothing', async () => {
    await publish(device.publication, { bodies: FIRST });
    const store = await device.store();
    valueOf(await store.look(device.network()));
    expect(await leftovers()).not.toEqual([]);
    await store.forgetFetched();
    expect(await leftovers()).toEqual([]);
  });
});

describe('a server that does not keep to the rules', () => {
  const answerWith =
    (path: RegExp, status: number, headers: Record<string, string>, body = ''): Misbehave =>
    (request, response) => {
      if (!path.test(request.url ?? '')) return false;
      response.writeHead(status, headers).end(body);
      return true;
    };
  const drip: Misbehave = (request, response) => {
    if (!(request.url ?? '').startsWith('/blobs/')) return false;
    const timer = setInterval(() => response.write(' '), 50);
    response.once('close', () => clearInterval(timer));
    return true;
  };
  const long = ' '.repeat(9 * 1024 * 1024);

  it.each<[string, Misbehave, string]>([
    ['says that nothing is there', answerWith(/latest/, 404, {}), 'not-found'],
    [
      'shows a page instead',
      answerWith(/latest/, 200, {}, '<!doctype html><h1>Welcome</h1>'),
      'not-a-publication',
    ],
    ['shows a long page instead', answerWith(/latest/, 200, {}, long), 'not-a-publication'],
    ['breaks down', answerWith(/latest/, 500, {}, 'sorry'), 'strange-answer'],
    [
      'packs what was not to be packed',
      answerWith(/latest/, 200, { 'content-encoding': 'gzip' }),
      'strange-answer',
    ],
    [
      'sends us elsewhere',
      answerWith(/latest/, 302, { location: 'https://other.example/' }),
      'redirected-away',
    ],
    ['sends us to a file', answerWith(/latest/, 302, { location: 'file:///etc/passwd' }), 'redirected-away'],
    ['sends us round', answerWith(/latest/, 302, { location: '/latest.json' }), 'redirected-away'],
    ['sends us nowhere', answerWith(/latest/, 302, {}), 'strange-answer'],
    ['has no edition', answerWith(/edition\.json/, 404, {}), 'incomplete'],
    ['has another edition than it points to', answerWith(/edition\.json/, 200, {}, '{}'), 'hash-mismatch'],
    ['has no signature', answerWith(/edition\.sig/, 404, {}), 'incomplete'],
    ['has another signature', answerWith(/edition\.sig/, 200, {}, '{}'), 'bad-signature'],
    ['has a huge edition', answerWith(/edition\.json/, 200, {}, long), 'too-large'],
    ['has no root', answerWith(/roots/, 404, {}), 'incomplete'],
    ['has no objects', answerWith(/blobs/, 404, {}), 'incomplete'],
    ['changes objects', answerWith(/blobs/, 200, {}, ''), 'connection-lost'],
    ['announces too much', answerWith(/blobs/, 200, { 'content-length': '99999999' }), 'length-mismatch'],
    ['announces too little', answerWith(/blobs/, 200, { 'content-length': '1' }, ' '), 'length-mismatch'],
    ['sends without end', answerWith(/blobs/, 200, {}, long), 'length-mismatch'],
    ['drips', drip, 'too-slow'],
    ['says nothing at all', () => true, 'too-slow'],
  ])('%s: it is refused, and nothing has changed', async (_name, misbehave, code) => {
    await publish(device.publication, { bodies: FIRST });
    const store = await device.store();
    valueOf(await fetchFrom(store, device.network()));
    const before = await readTree(device.folder);
    await publish(device.publication, { bodies: SECOND });
    device.server.misbehave(misbehave);
    expect(await fetchFrom(store, device.network({ stallMs: STALL_MS }))).toMatchObject({ code });
    await store.forgetFetched();
    expect(await readTree(device.folder)).toEqual(before);
    device.server.misbehave(undefined);
    expect(valueOf(await fetchFrom(store, device.network())).edition).toBe(2);
  });

  it('a redirect on the same host is followed', async () => {
    await publish(device.publication, { bodies: FIRST });
    const moved: Misbehave = (request, response) => {
      if (request.url !== '/latest.json') return false;
      response.writeHead(301, { location: '/moved/latest.json' }).end();
      return true;
    };
    device.server.misbehave(async (request, response) => {
      if (await moved(request, response)) return true;
      if (request.url === '/moved/latest.json') {
        response.end(await readFile(join(device.publication, 'latest.json')));
        return true;
      }
      return false;
    });
    valueOf(await fetchFrom(await device.store(), device.network()));
  });

  it('a changed object is refused, and nothing of the fetch stays', async () => {
    await publish(device.publication, { bodies: FIRST });
    const store = await device.store();
    const looked = valueOf(await store.look(device.network()));
    const tree = Object.keys(await readTree(device.publication)).filter((name) => name.startsWith('blobs'));
    for (const name of tree) {
      const bytes = await readFile(join(device.publication, name));
      if (bytes.length > 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
      await writeFile(join(device.publication, name), bytes);
    }
    expect(await store.fetchMissing(looked.previewId, device.network())).toMatchObject({
      code: 'hash-mismatch',
    });
    expect(await leftovers()).toEqual([]);
    expect(store.current()).toBeNull();
  });

  it('an edition with unsafe content is refused after it was fetched whole', async () => {
    await publish(device.publication, { bodies: { 'first-article': '<script>alert(1)</script>' } });
    const store = await device.store();
    expect(await fetchFrom(store, device.network())).toMatchObject({ code: 'unsafe-content' });
    expect(await leftovers()).toEqual([]);
  });

  it('an older edition is refused before anything of it is fetched', async () => {
    await publish(device.publication, { bodies: FIRST });
    const pointer = await readFile(join(device.publication, 'latest.json'));
    await publish(device.publication, { bodies: SECOND });
    const store = await device.store();
    valueOf(await fetchFrom(store, device.network()));
    await writeFile(join(device.publication, 'latest.json'), pointer);
    device.server.forget();
    expect(await store.look(device.network())).toMatchObject({ code: 'rollback' });
    expect(device.server.asked.filter((path) => path.startsWith('/blobs'))).toEqual([]);
  });

  it('a server that has gone is named as such', async () => {
    await publish(device.publication, { bodies: FIRST });
    const network = device.network();
    await device.server.close();
    expect(await (await device.store()).look(network)).toMatchObject({ code: 'no-connection' });
  });

  it('an object that is not there any more on a resume is said to be missing', async () => {
    await publish(device.publication, { bodies: FIRST });
    const store = await device.store();
    const looked = valueOf(await store.look(device.network()));
    const html = sha256Hex(`<!doctype html><p id="b1">${FIRST['first-article']}</p>`);
    await rm(join(device.publication, blobName(html)));
    expect(await store.fetchMissing(looked.previewId, device.network())).toMatchObject({
      code: 'incomplete',
    });
  });
});

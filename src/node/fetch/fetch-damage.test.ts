// What is damaged on the reader's disk is had again from the server, and nothing else is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flipBit, partOf } from '#node/edition/testing/damage';
import { publish, readOpenArticles, readTree, valueOf } from '#node/edition/testing/store-fixture';
import { createDevice, fetchFrom, type Device } from './testing/fetch-fixture.ts';

const FIRST = { 'first-article': 'One two three.', 'second-article': 'Four five six.' };
const SECOND = { ...FIRST, 'second-article': 'Four five six, revised.' };

let device: Device;
beforeEach(async () => {
  device = await createDevice();
  await publish(device.publication, { bodies: FIRST });
});
afterEach(() => device.remove());

async function installed() {
  const store = await device.store();
  const { key } = valueOf(await fetchFrom(store, device.network()));
  const open = store.current();
  if (!open) throw new Error('nothing is open');
  const { articles, sources } = valueOf(await store.catalogue(open.contentHost));
  const html = articles.find(({ id }) => id === 'first-article')?.html.sha256 ?? '';
  const file = sources.find((source) => source.file)?.file?.sha256 ?? '';
  const terms = open.description.records.terms.sha256;
  device.server.forget();
  return { store, key, html, file, terms };
}

const objects = () => device.server.asked.filter((path) => path.startsWith('/blobs/'));
const pathOf = (sha256: string) => `/blobs/sha256/${sha256.slice(0, 2)}/${sha256}`;

describe('the next edition', () => {
  it.each(['html', 'file', 'terms'] as const)('brings a damaged %s of the last one too', async (kind) => {
    const { store, ...hashes } = await installed();
    const sha256 = hashes[kind];
    await flipBit(partOf(device.folder, sha256));
    await publish(device.publication, { bodies: SECOND });
    expect(valueOf(await fetchFrom(store, device.network())).edition).toBe(2);
    expect(objects()).toContain(pathOf(sha256));
    expect(await readOpenArticles(store)).toEqual(SECOND);
    expect(valueOf(await store.checkFixity(valueOf(await fetchKey(store)))).damagedParts).toBe(0);
  });
});

const fetchKey = async (store: Awaited<ReturnType<Device['store']>>) => {
  const key = store.current()?.key;
  return key === undefined
    ? ({ ok: false, code: 'none', message: '' } as const)
    : ({ ok: true, value: key } as const);
};

describe('repair from a server', () => {
  it('asks for exactly what is damaged', async () => {
    const { store, key, html, file } = await installed();
    const before = await readTree(device.folder);
    for (const sha256 of [html, file]) await flipBit(partOf(device.folder, sha256));
    const network = device.network();
    const report = valueOf(await store.repair(key, { kind: 'server', network }));
    expect(report).toMatchObject({ mendedParts: 2, damagedParts: 0 });
    expect(device.server.asked.toSorted()).toEqual([pathOf(html), pathOf(file)].toSorted());
    expect(await readTree(device.folder)).toEqual(before);
  });

  it('asks for nothing where nothing is damaged', async () => {
    const { store, key } = await installed();
    const report = valueOf(await store.repair(key, { kind: 'server', network: device.network() }));
    expect(report).toMatchObject({ mendedParts: 0, damagedParts: 0 });
    expect(device.server.asked).toEqual([]);
  });

  it('believes no server: a changed part stays out, and one that is gone is counted', async () => {
    const { store, key, html, file } = await installed();
    for (const sha256 of [html, file]) await flipBit(partOf(device.folder, sha256));
    await flipBit(partOf(device.publication, html));
    const before = await readTree(device.folder);
    device.server.misbehave((request, response) => {
      if (request.url !== pathOf(file)) return false;
      response.writeHead(404).end();
      return true;
    });
    const report = valueOf(await store.repair(key, { kind: 'server', network: device.network() }));
    expect(report).toMatchObject({ mendedParts: 0, damagedParts: 2 });
    expect(await readTree(device.folder)).toEqual(before);
  });

  it('tells why the network failed, and keeps nothing half', async () => {
    const { store, key, html } = await installed();
    await flipBit(partOf(device.folder, html));
    const before = await readTree(device.folder);
    await device.server.close();
    const failed = await store.repair(key, { kind: 'server', network: device.network() });
    expect(failed).toMatchObject({ code: 'no-connection' });
    expect(await readTree(device.folder)).toEqual(before);
  });
});

describe('room', () => {
  it('is asked for before fetching, with what is needed and what there is', async () => {
    const store = await device.store({ freeBytes: async () => 5000 });
    const looked = valueOf(await store.look(device.network()));
    expect(looked.room).toMatchObject({ freeBytes: 5000 });
    device.server.forget();
    const refused = await store.fetchMissing(looked.previewId, device.network());
    expect(refused).toMatchObject({ code: 'no-room', room: looked.room });
    expect(device.server.asked).toEqual([]);
  });
});

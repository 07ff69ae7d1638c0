import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ArchiveStore } from './archive-store.ts';
import { packBundle } from './pack-bundle.ts';
import { createQuickFiles } from './testing/failing-files.ts';
import { flipBit, partOf } from './testing/damage.ts';
import {
  installFrom,
  openQuickStore,
  openTestStore,
  publish,
  readOpenArticles,
  readTree,
  valueOf,
} from './testing/store-fixture.ts';

const FIRST = { 'first-article': 'One two three.', 'second-article': 'Four.' };
const SECOND = { ...FIRST, 'second-article': 'Four, revised.' };

let made: string;
let folder: string;
let key: string;
const at = (name: string) => join(made, name);

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'attache-care-'));
  const store = await openQuickStore(at('store'));
  for (const [number, bodies] of [FIRST, SECOND].entries()) {
    key = (await publish(at('publication'), { bodies })).archiveKey;
    valueOf(await packBundle(at('publication'), at(`${number + 1}.attache`)));
    valueOf(await installFrom(store, at(`${number + 1}.attache`)));
  }
  valueOf(await packBundle(at('publication'), at('update.attache'), { since: 1 }));
});
afterAll(() => rm(made, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(made, 'device-'));
  await cp(at('store'), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Hashes by what they are of the open edition. */
async function parts(store: ArchiveStore) {
  const open = store.current();
  if (!open) throw new Error('nothing is open');
  const { articles, sources } = valueOf(await store.catalogue(open.contentHost));
  const [shard] = open.description.shards;
  return {
    html: articles.map(({ html }) => html.sha256),
    text: articles.map(({ text }) => text.sha256),
    file: sources.flatMap(({ file }) => (file ? [file.sha256] : [])),
    shard: shard?.sha256 ?? '',
    index: open.description.indexes.map(({ sha256 }) => sha256),
  };
}

describe('reading everything again', () => {
  it('finds nothing where nothing is damaged, counts every kept edition, and changes nothing', async () => {
    const before = await readTree(folder);
    const report = valueOf(await (await openQuickStore(folder)).checkFixity(key));
    expect(report).toMatchObject({ editions: [2, 1], damagedParts: 0, damagedBytes: 0, isPartial: false });
    expect(report.parts).toBe(
      (await readdir(join(folder, 'blobs'), { recursive: true })).filter((n) => /[0-9a-f]{64}$/.test(n))
        .length,
    );
    expect(await readTree(folder)).toEqual(before);
  });

  it.each(['html', 'text', 'file', 'index'] as const)('finds a flipped bit in %s', async (kind) => {
    const store = await openQuickStore(folder);
    const [sha256 = ''] = (await parts(store))[kind];
    await flipBit(partOf(folder, sha256));
    expect(valueOf(await store.checkFixity(key))).toMatchObject({ damagedParts: 1, isPartial: false });
  });

  it('says where it could not see all: what names the rest is damaged', async () => {
    const store = await openQuickStore(folder);
    await flipBit(partOf(folder, (await parts(store)).shard));
    expect(valueOf(await store.checkFixity(key))).toMatchObject({ isPartial: true });
  });

  it('can be stopped, and knows no archive that is not here', async () => {
    const stopped = await openTestStore(folder, createQuickFiles(), { isCancelled: () => true });
    expect(await stopped.checkFixity(key)).toMatchObject({ code: 'cancelled' });
    expect(await stopped.checkFixity('other@0123456789abcdef')).toMatchObject({ code: 'unknown-archive' });
  });
});

describe('repair', () => {
  const sources = [
    ['a file', '2.attache'],
    ['a publication folder', 'publication'],
  ] as const;

  it.each(sources)('puts every kind of part right from %s, and touches nothing else', async (_what, name) => {
    const before = await readTree(folder);
    const store = await openQuickStore(folder);
    const { html, file, shard, index } = await parts(store);
    for (const sha256 of [html[0], file[0], shard, index[0]]) await flipBit(partOf(folder, sha256 ?? ''));
    await rm(partOf(folder, html[1] ?? ''));
    const from = { kind: 'bundle', path: at(name) } as const;
    const report = valueOf(await store.repair(key, from));
    expect(report).toMatchObject({ mendedParts: 5, damagedParts: 0, isPartial: false });
    expect(await readTree(folder)).toEqual(before);
    expect(await readOpenArticles(await openQuickStore(folder))).toEqual(SECOND);
  });

  it('puts a description, its signature and the roots right, which a restart shows', async () => {
    const before = await readTree(folder);
    const open = (await openQuickStore(folder)).current()?.contentHost ?? '';
    const archive = join(folder, 'archives', key);
    await flipBit(join(archive, 'editions', open, 'edition.json'));
    await truncate(join(archive, 'roots', '1.sig.json'), 3);
    const store = await openQuickStore(folder);
    expect(store.current()).toBeNull();
    expect(valueOf(await store.checkFixity(key)).damagedParts).toBeGreaterThan(1);
    const report = valueOf(await store.repair(key, { kind: 'bundle', path: at('publication') }));
    expect(report).toMatchObject({ damagedParts: 0, isPartial: false });
    expect(await readTree(folder)).toEqual(before);
    expect(store.current()?.edition).toBe(2);
  });

  it('counts what the source does not have, and mends the rest', async () => {
    const store = await openQuickStore(folder);
    const { html, file } = await parts(store);
    await flipBit(partOf(folder, html[1] ?? ''));
    await flipBit(partOf(folder, file[0] ?? ''));
    // The update has the revised article and not the file.
    const report = valueOf(await store.repair(key, { kind: 'bundle', path: at('update.attache') }));
    expect(report).toMatchObject({ mendedParts: 1, damagedParts: 1 });
  });

  it('takes nothing that is damaged at the source too, and nothing that is no edition', async () => {
    const publication = await mkdtemp(join(made, 'bad-'));
    await cp(at('publication'), publication, { recursive: true });
    const store = await openQuickStore(folder);
    const sha256 = (await parts(store)).html[0] ?? '';
    await flipBit(partOf(folder, sha256));
    await flipBit(partOf(publication, sha256));
    const before = await readTree(folder);
    const report = valueOf(await store.repair(key, { kind: 'bundle', path: publication }));
    expect(report).toMatchObject({ mendedParts: 0, damagedParts: 1 });
    await writeFile(at('notes.txt'), 'These are notes.');
    const noEdition = await store.repair(key, { kind: 'bundle', path: at('notes.txt') });
    expect(noEdition).toMatchObject({ code: 'not-a-bundle' });
    expect(await readTree(folder)).toEqual(before);
  });

  it('needs room, said with figures before anything is written', async () => {
    const store = await openTestStore(folder, createQuickFiles(), { freeBytes: async () => 1000 });
    await flipBit(partOf(folder, (await parts(store)).html[0] ?? ''));
    const refused = await store.repair(key, { kind: 'bundle', path: at('2.attache') });
    expect(refused).toMatchObject({ code: 'no-room', room: { freeBytes: 1000 } });
  });
});

describe('an update from a file', () => {
  it('says so where it builds on a part that is damaged here, and goes in once that is repaired', async () => {
    const device = await mkdtemp(join(made, 'first-'));
    const store = await openQuickStore(device);
    valueOf(await installFrom(store, at('1.attache')));
    const { html, file } = await parts(store);
    for (const sha256 of [html[0], file[0]]) {
      await flipBit(partOf(device, sha256 ?? ''));
      expect(await installFrom(store, at('update.attache'))).toMatchObject({ code: 'damaged-here' });
      valueOf(await store.repair(key, { kind: 'bundle', path: at('1.attache') }));
    }
    valueOf(await installFrom(store, at('update.attache')));
    expect(await readOpenArticles(store)).toEqual(SECOND);
  });

  it('is not begun where there is no room, and the preview says how much is missing', async () => {
    const device = await mkdtemp(join(made, 'small-'));
    const store = await openTestStore(device, createQuickFiles(), { freeBytes: async () => 2000 });
    const preview = valueOf(await store.preview(at('2.attache')));
    expect(preview.room).toMatchObject({ freeBytes: 2000 });
    expect(preview.room?.neededBytes).toBeGreaterThan(preview.bytes);
    expect(await store.install(preview.previewId)).toMatchObject({ code: 'no-room', room: preview.room });
    expect(await readTree(device)).toEqual({});
  });

  it('can be stopped while it is installed: nothing of it stays, and it can be installed after all', async () => {
    const device = await mkdtemp(join(made, 'stopped-'));
    let isStopped = false;
    const store = await openTestStore(device, createQuickFiles(), {
      isCancelled: () => isStopped,
      onProgress: (done, total) => {
        if (done < total) isStopped = true;
      },
    });
    isStopped = false;
    const preview = await store.preview(at('2.attache'));
    expect(preview).toMatchObject({ code: 'cancelled' });
    const quiet = await openTestStore(device, createQuickFiles(), { isCancelled: () => isStopped });
    isStopped = false;
    const { previewId } = valueOf(await quiet.preview(at('2.attache')));
    isStopped = true;
    expect(await quiet.install(previewId)).toMatchObject({ code: 'cancelled' });
    expect(Object.keys(await readTree(device)).filter((path) => !path.startsWith('archives.'))).toEqual([]);
    isStopped = false;
    expect(valueOf(await quiet.install(previewId)).edition).toBe(2);
  });
});

describe('a copy for somebody else', () => {
  it('is a whole edition that installs elsewhere, and the same bytes each time', async () => {
    const store = await openQuickStore(folder);
    const file = join(folder, '..', 'whole.attache');
    const copied = valueOf(await store.copyTo(key, { toFile: file }));
    expect(copied).toMatchObject({ fileName: 'whole.attache', edition: 2 });
    const first = await readFile(file);
    valueOf(await store.copyTo(key, { toFile: file }));
    expect((await readFile(file)).equals(first)).toBe(true);
    const device = await mkdtemp(join(made, 'other-'));
    const other = await openQuickStore(device);
    valueOf(await installFrom(other, file));
    expect(await readOpenArticles(other)).toEqual(SECOND);
  });

  it('holds only what is new for who has the edition before, and no more', async () => {
    const store = await openQuickStore(folder);
    const file = at('delta.attache');
    const copied = valueOf(await store.copyTo(key, { toFile: file, since: 1 }));
    expect(copied).toMatchObject({ edition: 2, since: 1 });
    expect(copied.bytes).toBeLessThan((await readFile(at('2.attache'))).length);
    const device = await mkdtemp(join(made, 'has-first-'));
    const other = await openQuickStore(device);
    expect(await other.preview(file)).toMatchObject({ code: 'incomplete' });
    valueOf(await installFrom(other, at('1.attache')));
    valueOf(await installFrom(other, file));
    expect(await readOpenArticles(other)).toEqual(SECOND);
    expect(await store.copyTo(key, { toFile: file, since: 7 })).toMatchObject({ code: 'no-older-edition' });
  });

  it('can hold nothing of the person’s own, whatever lies in the data folder', async () => {
    const own = 'a sentence that only the person has written';
    await writeFile(join(folder, 'annotations.json'), own);
    await writeFile(join(folder, 'archives', key, 'notes.json'), own);
    await writeFile(join(folder, 'blobs', 'sha256', 'mine.txt'), own);
    const file = at('clean.attache');
    valueOf(await (await openQuickStore(folder)).copyTo(key, { toFile: file }));
    const bytes = await readFile(file);
    expect(bytes.includes(own)).toBe(false);
    expect(bytes.includes('annotations')).toBe(false);
  });

  it('leaves nothing where it ends early: stopped, without room, or of damaged parts', async () => {
    const target = await mkdtemp(join(made, 'stick-'));
    const toFile = join(target, 'copy.attache');
    await writeFile(toFile, 'what was there');
    const left = async () => [await readdir(target), await readFile(toFile, 'utf8')];
    const untouched = [['copy.attache'], 'what was there'];
    let asked = 0;
    const stopped = await openTestStore(folder, createQuickFiles(), { isCancelled: () => (asked += 1) > 12 });
    expect(await stopped.copyTo(key, { toFile })).toMatchObject({ code: 'cancelled' });
    expect(await left()).toEqual(untouched);
    const full = await openTestStore(folder, createQuickFiles(), { freeBytes: async () => 10 });
    expect(await full.copyTo(key, { toFile })).toMatchObject({ code: 'no-room', room: { freeBytes: 10 } });
    expect(await left()).toEqual(untouched);
    const store = await openQuickStore(folder);
    await flipBit(partOf(folder, (await parts(store)).html[0] ?? ''));
    expect(await store.copyTo(key, { toFile })).toMatchObject({ code: 'damaged-here' });
    expect(await left()).toEqual(untouched);
    const inside = join(folder, 'archives.json');
    expect(await store.copyTo(key, { toFile: inside })).toMatchObject({ code: 'write-failed' });
  });
});

import { copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/edition/canonical-json';
import type { ArchiveStore } from './archive-store.ts';
import { createArchiveStore } from './archive-store.ts';
import { FIXTURE_CHECKS, fixtureBlob, fixtureKey } from './fixture-edition.ts';
import { packBundle } from './pack-bundle.ts';
import { sha256Hex } from './sha256.ts';
import {
  installFrom,
  openQuickStore,
  publish,
  readOpenArticles,
  readTree,
  valueOf,
} from './testing/store-fixture.ts';

import type { WrittenEdition } from './write-edition.ts';

const BODIES = [
  { 'first-article': 'One two three.' },
  { 'first-article': 'One two three, revised.', 'second-article': 'Four.' },
  { 'second-article': 'Four, revised.' },
] as const;
const POINTERS = ['archives.json', 'archives.copy.json'] as const;
const PDF = fixtureBlob('%PDF-1.7 a small file', 'application/pdf').sha256;

/** Editions 1 to 3, and a store as it was after 1, after 2 and after 3. */
let made: string;
const editions: WrittenEdition[] = [];
let work: string;
let folder: string;

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'attache-made-'));
  const store = await openQuickStore(join(made, 'store'));
  for (const [index, bodies] of BODIES.entries()) {
    editions.push(await publish(join(made, 'publication'), { bodies }));
    valueOf(await packBundle(join(made, 'publication'), bundle(index + 1)));
    valueOf(await installFrom(store, bundle(index + 1)));
    await cp(join(made, 'store'), join(made, `store-${index + 1}`), { recursive: true });
  }
});
afterAll(() => rm(made, { recursive: true, force: true }));
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'attache-damage-'));
  folder = join(work, 'archive');
  await cp(join(made, 'store-3'), folder, { recursive: true });
});
afterEach(() => rm(work, { recursive: true, force: true }));

function bundle(number: number): string {
  return join(made, `edition-${number}.attache`);
}

function edition(number: number): WrittenEdition {
  const found = editions[number - 1];
  if (!found) throw new Error(`no edition ${number}`);
  return found;
}

const inStore = (...parts: readonly string[]) => join(folder, ...parts);
const inArchive = (...parts: readonly string[]) => inStore('archives', edition(1).archiveKey, ...parts);
const inEdition = (number: number, name: string) => inArchive('editions', edition(number).contentHost, name);
const blobPath = (sha256: string) => inStore('blobs', 'sha256', sha256.slice(0, 2), sha256);

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

async function shardOf(number: number): Promise<string> {
  const store = await openQuickStore(join(made, `store-${number}`));
  const [shard] = store.current()?.description.shards ?? [];
  return shard?.sha256 ?? '';
}

const codes = (store: ArchiveStore) => store.problems().map(({ code }) => code);

describe('the pointer', () => {
  it.each(
    POINTERS.flatMap(
      (name) =>
        [
          [name, 'cut', (path: string) => truncate(path, 40)],
          [name, 'empty', (path: string) => truncate(path, 0)],
          [name, 'with a bit flipped', flip],
          [
            name,
            'with another number in it',
            async (path: string) => {
              const text = await readFile(path, 'utf8');
              await writeFile(path, text.replaceAll('"number":3', '"number":2'));
            },
          ],
          [name, 'too large', (path: string) => truncate(path, 5_000_000)],
        ] as const,
    ),
  )('is read from its other copy where %s is %s, and both are whole again', async (name, _what, damage) => {
    const before = await readTree(folder);
    await damage(inStore(name));
    const store = await openQuickStore(folder);
    expect([store.current()?.edition, codes(store)]).toEqual([3, ['state-damaged']]);
    expect(await store.preview(bundle(2))).toMatchObject({ code: 'rollback' });
    expect(await readTree(folder)).toEqual(before);
    expect(codes(await openQuickStore(folder))).toEqual([]);
  });

  it.each(POINTERS)(
    'may lose one copy (%s): nothing older gets in, and there are two again',
    async (name) => {
      const before = await readTree(folder);
      await rm(inStore(name));
      const store = await openQuickStore(folder);
      expect([store.current()?.edition, codes(store)]).toEqual([3, []]);
      expect(await store.preview(bundle(2))).toMatchObject({ code: 'rollback' });
      expect(await readTree(folder)).toEqual(before);
    },
  );

  it.each(POINTERS)('may have one old copy put back (%s): the newer one counts', async (name) => {
    const before = await readTree(folder);
    await copyFile(join(made, 'store-1', name), inStore(name));
    const store = await openQuickStore(folder);
    expect(store.current()).toMatchObject({ edition: 3, previous: 2 });
    expect(await store.preview(bundle(2))).toMatchObject({ code: 'rollback' });
    expect(await readTree(folder)).toEqual(before);
  });

  it.each([
    ['gone', (path: string) => rm(path)],
    ['damaged', flip],
  ] as const)('that is %s in both copies is found again from the signed editions', async (_what, damage) => {
    await Promise.all(POINTERS.map((name) => damage(inStore(name))));
    const store = await openQuickStore(folder);
    expect(codes(store)).toEqual(['protection-reset']);
    expect(store.current()).toMatchObject({ edition: 3, previous: 2 });
    expect(await readOpenArticles(store)).toEqual(BODIES[2]);
    // What is installed goes on protecting: only a higher edition that had been removed before would be forgotten.
    expect(await store.preview(bundle(1))).toMatchObject({ code: 'rollback' });
    expect(codes(await openQuickStore(folder))).toEqual([]);
  });

  it('that is lost after a step back is found with the highest edition', async () => {
    valueOf(await (await openQuickStore(folder)).stepBack(edition(1).archiveKey));
    await Promise.all(POINTERS.map((name) => rm(inStore(name))));
    const store = await openQuickStore(folder);
    expect(store.current()).toMatchObject({ edition: 3, previous: 2 });
  });

  it('that is lost does not lead to an edition that was never finished', async () => {
    await Promise.all(POINTERS.map((name) => rm(inStore(name))));
    await rm(blobPath(await shardOf(3)));
    await mkdir(inStore('incoming', 'dead'), { recursive: true });
    const store = await openQuickStore(folder);
    expect(store.current()).toMatchObject({ edition: 2 });
    expect(await readOpenArticles(store)).toEqual(BODIES[1]);
    valueOf(await installFrom(store, bundle(3)));
    expect(await readOpenArticles(store)).toEqual(BODIES[2]);
  });

  it('that is lost while the app runs is known from memory', async () => {
    const store = await openQuickStore(folder);
    await Promise.all(POINTERS.map((name) => rm(inStore(name))));
    expect(await store.preview(bundle(2))).toMatchObject({ code: 'rollback' });
    expect(valueOf(await store.stepBack(edition(1).archiveKey))).toMatchObject({ edition: 2 });
    expect((await openQuickStore(folder)).current()).toMatchObject({ edition: 2, previous: 3 });
  });

  it('of a newer app is left alone', async () => {
    const state = { format: 2, surprise: true };
    const file = canonicalJson({ check: sha256Hex(canonicalJson(state)), state });
    await writeFile(inStore('archives.copy.json'), file);
    const before = await readTree(folder);
    expect(
      await createArchiveStore(folder, { loadChecks: async () => FIXTURE_CHECKS, newId: String }),
    ).toMatchObject({
      code: 'newer-format',
    });
    expect(await readTree(folder)).toEqual(before);
  });
});

describe('a damaged edition', () => {
  const damages = [
    ['edition.json flipped', () => flip(inEdition(3, 'edition.json')), 'hash-mismatch'],
    ['edition.json gone', () => rm(inEdition(3, 'edition.json')), 'incomplete'],
    ['its signature cut', () => truncate(inEdition(3, 'edition.sig.json'), 99), 'bad-signature'],
    ['its folder gone', () => rm(inEdition(3, '.'), { recursive: true }), 'incomplete'],
    ['a catalogue shard flipped', async () => flip(blobPath(await shardOf(3))), 'hash-mismatch'],
    ['a catalogue shard cut', async () => truncate(blobPath(await shardOf(3)), 9), 'length-mismatch'],
    ['a catalogue shard gone', async () => rm(blobPath(await shardOf(3))), 'incomplete'],
  ] as const;

  it.each(damages)(
    '(%s) gives way to the other one, and is mended by installing it',
    async (_n, damage, reason) => {
      await damage();
      const store = await openQuickStore(folder);
      expect(store.current()).toMatchObject({ edition: 2 });
      expect(store.current()).not.toHaveProperty('previous');
      expect(store.problems()).toMatchObject([
        { code: 'edition-damaged', key: edition(1).archiveKey, edition: 3, reason },
      ]);
      expect(await readOpenArticles(store)).toEqual(BODIES[1]);
      expect(await store.stepBack(edition(1).archiveKey)).toMatchObject({ code: 'no-previous' });
      expect(await store.preview(bundle(1))).toMatchObject({ code: 'rollback' });
      expect(valueOf(await store.preview(bundle(3)))).toMatchObject({
        relation: 'update',
        installedEdition: 2,
      });
      expect(valueOf(await installFrom(store, bundle(3)))).toMatchObject({ edition: 3, previous: 2 });
      expect(await readOpenArticles(await openQuickStore(folder))).toEqual(BODIES[2]);
      expect(await readTree(join(folder, 'blobs'))).toEqual(await readTree(join(made, 'store-3', 'blobs')));
    },
  );

  it('is never what a step back leads to', async () => {
    await flip(blobPath(await shardOf(2)));
    const store = await openQuickStore(folder);
    expect(store.current()).toMatchObject({ edition: 3, previous: 2 });
    const before = await readTree(folder);
    expect(await store.stepBack(edition(1).archiveKey)).toMatchObject({ code: 'no-previous' });
    expect([store.current()?.edition, await readTree(folder)]).toEqual([3, before]);
  });

  it('keeps its blobs until it is known what it needs', async () => {
    const shard = await shardOf(2);
    await flip(blobPath(shard));
    const store = await openQuickStore(folder);
    const before = Object.keys(await readTree(join(folder, 'blobs')));
    await mkdir(inStore('incoming', 'dead'), { recursive: true });
    await openQuickStore(folder);
    expect(Object.keys(await readTree(join(folder, 'blobs')))).toEqual(before);
    // Installing the open edition again does not make it known either.
    valueOf(await installFrom(store, bundle(3)));
    expect(Object.keys(await readTree(join(folder, 'blobs')))).toEqual(before);
  });

  it('leaves an empty store where there is no other, and still keeps older ones out', async () => {
    await flip(inEdition(3, 'edition.json'));
    await flip(inEdition(2, 'edition.json'));
    const store = await openQuickStore(folder);
    expect([store.list(), store.current(), codes(store)]).toEqual([
      [],
      null,
      ['edition-damaged', 'edition-damaged'],
    ]);
    expect(await store.activate(edition(1).archiveKey)).toMatchObject({ code: 'unknown-archive' });
    expect(await store.preview(bundle(2))).toMatchObject({ code: 'rollback' });
    expect(valueOf(await installFrom(store, bundle(3)))).toMatchObject({ edition: 3 });
    expect(await readOpenArticles(store)).toEqual(BODIES[2]);
  });

  it('gives way to another archive where its own has nothing else', async () => {
    const theirs = await publish(join(work, 'theirs'), { archiveId: 'theirs', keys: [fixtureKey(5)] });
    const store = await openQuickStore(folder);
    valueOf(await installFrom(store, join(work, 'theirs')));
    valueOf(await store.activate(edition(1).archiveKey));
    await rm(inArchive('editions'), { recursive: true });
    const again = await openQuickStore(folder);
    expect(again.current()).toMatchObject({ key: theirs.archiveKey, active: true });
    expect(again.list()).toHaveLength(1);
  });

  it('with damaged roots is mended by installing it', async () => {
    await flip(inArchive('roots', '1.json'));
    const store = await openQuickStore(folder);
    expect([store.list().length, codes(store)[0]]).toEqual([0, 'roots-damaged']);
    expect(await store.preview(bundle(1))).toMatchObject({ code: 'rollback' });
    valueOf(await installFrom(store, bundle(3)));
    expect((await openQuickStore(folder)).current()).toMatchObject({ edition: 3 });
  });
});

describe('a damaged blob', () => {
  it.each([
    ['flipped', flip, 'hash-mismatch'],
    ['cut', (path: string) => truncate(path, 3), 'length-mismatch'],
    ['longer', (path: string) => truncate(path, 300), 'length-mismatch'],
    ['gone', (path: string) => rm(path), 'incomplete'],
  ] as const)('(%s) is never served, and is mended by installing again', async (_name, damage, code) => {
    await damage(blobPath(PDF));
    const store = await openQuickStore(folder);
    expect(store.problems()).toEqual([]);
    expect(await store.readBlob(edition(3).contentHost, PDF)).toMatchObject({ code });
    valueOf(await installFrom(store, bundle(3)));
    expect(valueOf(await store.readBlob(edition(3).contentHost, PDF)).type).toBe('application/pdf');
  });

  it('that a delta leaves out is not taken for whole', async () => {
    valueOf(await packBundle(join(made, 'publication'), join(work, 'delta.attache'), { since: 2 }));
    await rm(folder, { recursive: true });
    await cp(join(made, 'store-2'), folder, { recursive: true });
    await flip(blobPath(PDF));
    const store = await openQuickStore(folder);
    const before = await readTree(folder);
    expect(await installFrom(store, join(work, 'delta.attache'))).toMatchObject({ code: 'damaged-here' });
    expect(await readTree(folder)).toEqual(before);
    expect(store.current()).toMatchObject({ edition: 2 });
  });
});

describe('what lies beside', () => {
  it('is not touched: notes, and files that are not ours', async () => {
    const beside = [join(work, 'notes.json'), inStore('notes.json'), inStore('blobs', 'readme.txt')];
    await Promise.all(beside.map((path) => writeFile(path, 'mine')));
    await mkdir(inStore('incoming', 'dead'), { recursive: true });
    const store = await openQuickStore(folder);
    valueOf(await installFrom(store, bundle(3)));
    valueOf(await store.stepBack(edition(1).archiveKey));
    for (const path of beside) expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('is told where it is in the way: a file instead of the folder', async () => {
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file');
    const ports = { loadChecks: async () => FIXTURE_CHECKS, newId: String };
    expect(await createArchiveStore(folder, ports)).toMatchObject({ code: 'read-failed' });
    expect(await readFile(folder, 'utf8')).toBe('a file');
  });
});

describe('a link planted in the store (T3)', () => {
  let outside: string;
  beforeEach(async () => {
    outside = join(work, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'victim'), 'precious');
  });
  const isUntouched = async () => expect(await readTree(outside)).toEqual({ victim: sha256Hex('precious') });

  it.each(POINTERS)('instead of %s is not read, and is replaced', async (name) => {
    const path = join(outside, name);
    await copyFile(join(made, 'store-1', name), path);
    await rm(inStore(name));
    await symlink(path, inStore(name));
    const store = await openQuickStore(folder);
    expect([store.current()?.edition, codes(store)]).toEqual([3, ['state-damaged']]);
    expect(await readFile(path)).toEqual(await readFile(join(made, 'store-1', name)));
    expect((await readTree(folder))[name]).toMatch(/^[0-9a-f]{64}$/u);
  });

  it.each(POINTERS)('instead of the unfinished %s is not written through', async (name) => {
    await symlink(join(outside, 'victim'), inStore(`${name}.partial`));
    const running = await openQuickStore(folder);
    await symlink(join(outside, 'victim'), inStore(`${name}.partial`));
    await running.stepBack(edition(1).archiveKey);
    await isUntouched();
    const store = await openQuickStore(folder);
    expect(codes(store)).toEqual([]);
    valueOf(await installFrom(store, bundle(3)));
    await isUntouched();
  });

  it('instead of a blob is not followed, though its target has the right bytes', async () => {
    await writeFile(join(outside, 'pdf'), '%PDF-1.7 a small file');
    await rm(blobPath(PDF));
    await symlink(join(outside, 'pdf'), blobPath(PDF));
    const store = await openQuickStore(folder);
    expect(await store.readBlob(edition(3).contentHost, PDF)).toMatchObject({ code: 'unsafe-name' });
    valueOf(await installFrom(store, bundle(3)));
    expect(valueOf(await store.readBlob(edition(3).contentHost, PDF)).type).toBe('application/pdf');
    expect(await readFile(join(outside, 'pdf'), 'utf8')).toBe('%PDF-1.7 a small file');
  });

  it.each([
    ['the blobs', () => inStore('blobs')],
    ['a folder of blobs', () => inStore('blobs', 'sha256', PDF.slice(0, 2))],
    ['the archives', () => inStore('archives')],
    ['the editions of an archive', () => inArchive('editions')],
    ['what is coming in', () => inStore('incoming')],
  ] as const)('instead of %s leads nowhere', async (_name, where) => {
    await rm(where(), { recursive: true, force: true });
    await symlink(outside, where());
    const store = await openQuickStore(folder);
    const running = store.current();
    const installed = await installFrom(store, bundle(3));
    if (!installed.ok) expect(installed.code).toBe('unsafe-name');
    else expect(await readOpenArticles(store)).toEqual(BODIES[2]);
    await isUntouched();
    expect(running === null || running.edition >= 2).toBe(true);
  });

  it('planted after the store was opened, instead of what is coming in, stops the install', async () => {
    await rm(folder, { recursive: true });
    await cp(join(made, 'store-2'), folder, { recursive: true });
    const store = await openQuickStore(folder);
    await symlink(outside, inStore('incoming'));
    expect(await installFrom(store, bundle(3))).toMatchObject({ code: 'unsafe-name' });
    await isUntouched();
    expect(store.current()).toMatchObject({ edition: 2 });
  });
});

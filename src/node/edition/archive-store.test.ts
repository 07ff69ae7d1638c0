import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArchiveStore } from './archive-store.ts';
import { FIXTURE_CHECKS, fixtureBlob, fixtureKey } from './fixture-edition.ts';
import { packBundle } from './pack-bundle.ts';
import { buildRootFile, readRootFile } from './root-file.ts';
import type { SigningKey } from './signing-key.ts';
import {
  installFrom,
  openTestStore,
  publish,
  readOpenArticles,
  readTree,
  valueOf,
} from './testing/store-fixture.ts';
import { readPublishedRoots, writeRoot } from './write-root.ts';

let work: string;
let folder: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'attache-store-'));
  folder = join(work, 'archive');
});
afterEach(() => rm(work, { recursive: true, force: true }));

const FIRST = { 'first-article': 'One two three.', 'second-article': 'Four five six.' };
const SECOND = { 'first-article': 'One two three, revised.', 'third-article': 'Seven.' };
const THIRD = { 'third-article': 'Seven, again.' };
const at = (name: string) => join(work, name);

/** Publishes the next edition of a publication and packs it. */
async function bundle(name: string, bodies: Readonly<Record<string, string>>, publication = 'publication') {
  const written = await publish(at(publication), { bodies });
  const file = at(`${name}.attache`);
  valueOf(await packBundle(at(publication), file));
  return { ...written, file };
}

describe('a store of archives', () => {
  it('is empty at first, and opening it writes nothing', async () => {
    const store = await openTestStore(folder);
    expect([store.list(), store.current(), store.problems()]).toEqual([[], null, []]);
    expect(await readdir(work)).toEqual([]);
  });

  it('shows what a new archive would bring, and writes nothing', async () => {
    const first = await bundle('first', FIRST);
    const before = await readTree(work);
    const preview = valueOf(await (await openTestStore(folder)).preview(first.file));
    expect(preview).toMatchObject({
      fileName: 'first.attache',
      title: { en: 'Fixture archive' },
      publisher: 'Fixture publisher',
      contact: 'contact@example.org',
      edition: 1,
      articles: 2,
      sources: 1,
      bytes: first.counts.bytes,
      fingerprint: first.fingerprint,
      relation: 'new-archive',
      changes: { added: 2, revised: 0, removed: 0 },
    });
    expect(preview).not.toHaveProperty('installedEdition');
    expect(await readTree(work)).toEqual(before);
  });

  it('installs the first edition, opens it and finds it again', async () => {
    const first = await bundle('first', FIRST);
    const store = await openTestStore(folder);
    const installed = valueOf(await installFrom(store, first.file));
    expect(installed).toEqual({
      key: first.archiveKey,
      title: { en: 'Fixture archive' },
      publisher: 'Fixture publisher',
      edition: 1,
      createdAt: '2026-11-01T00:00:00.000Z',
      freshUntil: '2027-05-01T00:00:00.000Z',
      newestAt: '2026-11-01T00:00:00.000Z',
      active: true,
      fingerprint: first.fingerprint,
    });
    for (const one of [store, await openTestStore(folder)]) {
      expect(one.list()).toEqual([installed]);
      expect(one.current()).toMatchObject({ ...installed, contentHost: first.contentHost });
      expect(one.current()?.description.number).toBe(1);
      expect(one.isInstalled(first.contentHost)).toBe(true);
      expect(one.problems()).toEqual([]);
      expect(await readOpenArticles(one)).toEqual(FIRST);
    }
  });

  it('tells how far the check of a bundle is, and then its install, up to the end', async () => {
    const first = await bundle('first', FIRST);
    const told: (readonly [number, number])[] = [];
    const onProgress = (...progress: readonly [number, number]) => void told.push(progress);
    const ports = { loadChecks: async () => FIXTURE_CHECKS, newId: () => `id-${told.length}`, onProgress };
    const store = valueOf(await createArchiveStore(folder, ports));
    const preview = valueOf(await store.preview(first.file));
    expect(told.at(-1)).toEqual([first.counts.bytes, first.counts.bytes]);
    told.length = 0;
    valueOf(await store.install(preview.previewId));
    expect(told.at(-1)).toEqual([first.counts.bytes, first.counts.bytes]);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
  });

  it('reads blobs of kept editions only, and only those they name', async () => {
    const first = await bundle('first', FIRST);
    const store = await openTestStore(folder);
    valueOf(await installFrom(store, first.file));
    const stranger = fixtureBlob('not of this edition', 'text/plain').sha256;
    expect(await store.readBlob(first.contentHost, stranger)).toMatchObject({ code: 'unknown-blob' });
    expect(await store.readBlob('e9-0123456789abcdef', stranger)).toMatchObject({ code: 'unknown-edition' });
    expect(await store.catalogue('e9-0123456789abcdef')).toMatchObject({ code: 'unknown-edition' });
    expect(store.isInstalled('e9-0123456789abcdef')).toBe(false);
  });
});

describe('an update', () => {
  it('is shown against what is open here, not against what the publisher did last', async () => {
    const first = await bundle('first', FIRST);
    await bundle('second', SECOND);
    const third = await bundle('third', THIRD);
    const store = await openTestStore(folder);
    valueOf(await installFrom(store, first.file));
    expect(valueOf(await store.preview(third.file))).toMatchObject({
      relation: 'update',
      edition: 3,
      installedEdition: 1,
      changes: { added: 1, revised: 0, removed: 2 },
    });
  });

  it('keeps the last two editions and nothing that only older ones need', async () => {
    const store = await openTestStore(folder);
    const first = await bundle('first', FIRST);
    const second = await bundle('second', SECOND);
    const third = await bundle('third', THIRD);
    valueOf(await installFrom(store, first.file));
    expect(valueOf(await installFrom(store, second.file))).toMatchObject({ edition: 2, previous: 1 });
    expect(store.isInstalled(first.contentHost)).toBe(true);
    expect(valueOf(await installFrom(store, third.file))).toMatchObject({ edition: 3, previous: 2 });
    expect(store.isInstalled(first.contentHost)).toBe(false);
    expect(await readOpenArticles(store)).toEqual(THIRD);

    // What one has who never had edition 1 is the same, file by file.
    const other = await openTestStore(at('other'));
    valueOf(await installFrom(other, second.file));
    valueOf(await installFrom(other, third.file));
    const [mine, theirs] = [await readTree(folder), await readTree(at('other'))];
    expect(Object.keys(mine)).toEqual(Object.keys(theirs));
    const isState = (name: string) => name.startsWith('archives.');
    for (const name of Object.keys(mine)) if (!isState(name)) expect(mine[name]).toBe(theirs[name]);
  });

  it('may leave out what the device has: a delta', async () => {
    const store = await openTestStore(folder);
    const first = await bundle('first', FIRST);
    valueOf(await installFrom(store, first.file));
    await publish(at('publication'), { bodies: SECOND });
    const delta = valueOf(await packBundle(at('publication'), at('delta.attache'), { since: 1 }));
    const full = valueOf(await packBundle(at('publication'), at('full.attache')));
    expect(delta.entries).toBeLessThan(full.entries);
    expect(await (await openTestStore(at('empty'))).preview(at('delta.attache'))).toMatchObject({
      code: 'incomplete',
    });
    valueOf(await installFrom(store, at('delta.attache')));
    expect(await readOpenArticles(await openTestStore(folder))).toEqual(SECOND);
  });

  it('comes from a publication folder as well', async () => {
    const store = await openTestStore(folder);
    await publish(at('publication'), { bodies: FIRST });
    expect(valueOf(await installFrom(store, at('publication')))).toMatchObject({ edition: 1 });
  });

  it('that is here already is shown as such, and installing it again changes nothing', async () => {
    const store = await openTestStore(folder);
    const first = await bundle('first', FIRST);
    const second = await bundle('second', SECOND);
    valueOf(await installFrom(store, first.file));
    const installed = valueOf(await installFrom(store, second.file));
    expect(valueOf(await store.preview(second.file))).toMatchObject({
      relation: 'same',
      installedEdition: 2,
    });
    expect(valueOf(await installFrom(store, second.file))).toEqual(installed);
    expect(installed).toMatchObject({ edition: 2, previous: 1 });
  });

  it('under newer roots is judged by the whole chain, and what was signed before stays open', async () => {
    const store = await openTestStore(folder);
    const first = await bundle('first', FIRST);
    valueOf(await installFrom(store, first.file));
    const [old, young] = [fixtureKey(1), fixtureKey(2)];
    await addRoot([old, young], [old, young]);
    await publish(at('publication'), { bodies: SECOND, keys: [young] });
    await addRoot([young], [old, young]);
    const third = await publish(at('publication'), { bodies: THIRD, keys: [young] });
    valueOf(await installFrom(store, at('publication')));
    expect(store.list()).toMatchObject([
      { key: first.archiveKey, edition: 3, fingerprint: third.fingerprint },
    ]);
    // Edition 1 carries the signature of a key that is no longer in the root; it is here all the same.
    valueOf(await store.stepBack(first.archiveKey));
    const again = await openTestStore(folder);
    expect([again.current()?.edition, again.problems()]).toEqual([1, []]);
    expect(again.list()[0]?.fingerprint).toBe(third.fingerprint);
    // From outside it would not come in again: the key may have been taken away for a reason.
    expect(await again.preview(first.file)).toMatchObject({ code: 'unknown-key' });
  });
});

/** Adds a root to the publication in which these keys have both roles; `signers` sign it. */
async function addRoot(keys: readonly SigningKey[], signers: readonly SigningKey[]): Promise<void> {
  const last = valueOf(await readPublishedRoots(at('publication'))).at(-1);
  const root = valueOf(readRootFile(last?.bytes ?? Buffer.alloc(0)));
  const role = { keyIds: keys.map(({ keyId }) => keyId), threshold: 1 };
  const next = {
    ...root,
    version: root.version + 1,
    keys: Object.fromEntries(
      keys.map(({ keyId, publicKey }) => [keyId, { type: 'ed25519' as const, public: publicKey }]),
    ),
    roles: { root: role, release: role },
  };
  valueOf(await writeRoot(at('publication'), buildRootFile(next, signers)));
}

describe('stepping back', () => {
  it('returns to the edition before, and from there again', async () => {
    const store = await openTestStore(folder);
    const first = await bundle('first', FIRST);
    const second = await bundle('second', SECOND);
    valueOf(await installFrom(store, first.file));
    valueOf(await installFrom(store, second.file));
    const { archiveKey } = first;
    expect(valueOf(await store.stepBack(archiveKey))).toMatchObject({ edition: 1, previous: 2 });
    expect(await readOpenArticles(store)).toEqual(FIRST);
    const again = await openTestStore(folder);
    expect(again.current()).toMatchObject({ edition: 1, previous: 2 });
    expect(valueOf(await again.stepBack(archiveKey))).toMatchObject({ edition: 2, previous: 1 });
    expect(await readOpenArticles(again)).toEqual(SECOND);
    expect(Object.keys(await readTree(folder)).filter((name) => name.includes('incoming'))).toEqual([]);
  });

  it('does not open the way for older editions, and the newer one may come again', async () => {
    const store = await openTestStore(folder);
    const first = await bundle('first', FIRST);
    const second = await bundle('second', SECOND);
    const third = await bundle('third', THIRD);
    valueOf(await installFrom(store, second.file));
    valueOf(await installFrom(store, third.file));
    valueOf(await store.stepBack(first.archiveKey));
    expect(await store.preview(first.file)).toMatchObject({ code: 'rollback' });
    expect(valueOf(await store.preview(second.file))).toMatchObject({
      relation: 'same',
      installedEdition: 2,
    });
    expect(valueOf(await store.preview(third.file))).toMatchObject({
      relation: 'update',
      installedEdition: 2,
    });
    expect(valueOf(await installFrom(store, third.file))).toMatchObject({ edition: 3, previous: 2 });
  });

  it('is told when there is nothing to return to', async () => {
    const store = await openTestStore(folder);
    const first = await bundle('first', FIRST);
    valueOf(await installFrom(store, first.file));
    expect(await store.stepBack(first.archiveKey)).toMatchObject({ code: 'no-previous' });
    expect(await store.stepBack('nobody@0123456789abcdef')).toMatchObject({ code: 'no-previous' });
  });
});

describe('two archives', () => {
  it('stand side by side though they claim one id, and each can be opened', async () => {
    const store = await openTestStore(folder);
    const first = await bundle('first', FIRST);
    const second = await bundle('second', SECOND);
    valueOf(await installFrom(store, first.file));
    valueOf(await installFrom(store, second.file));
    const theirs = await publish(at('stranger'), { bodies: THIRD, keys: [fixtureKey(9)] });
    expect(theirs.archiveKey).not.toBe(first.archiveKey);
    expect(valueOf(await store.preview(at('stranger')))).toMatchObject({ relation: 'new-archive' });
    valueOf(await installFrom(store, at('stranger')));
    expect(store.list().map(({ key, active }) => [key, active])).toEqual([
      [first.archiveKey, false],
      [theirs.archiveKey, true],
    ]);
    expect(await readOpenArticles(store)).toEqual(THIRD);
    expect(store.isInstalled(first.contentHost)).toBe(true);

    expect(await store.activate(first.archiveKey)).toEqual({ ok: true, value: true });
    const again = await openTestStore(folder);
    expect(again.current()).toMatchObject({ key: first.archiveKey, edition: 2, previous: 1, active: true });
    expect(await readOpenArticles(again)).toEqual(SECOND);
    expect(again.list().map(({ active }) => active)).toEqual([true, false]);
    // An update of the one that is not open opens it, and takes nothing from the other.
    await publish(at('stranger'), { bodies: FIRST, keys: [fixtureKey(9)] });
    valueOf(await installFrom(again, at('stranger')));
    expect(again.current()).toMatchObject({ key: theirs.archiveKey, edition: 2 });
    valueOf(await again.activate(first.archiveKey));
    expect(await readOpenArticles(again)).toEqual(SECOND);
  });

  it('are not opened by a key that is not here', async () => {
    const store = await openTestStore(folder);
    await bundle('first', FIRST);
    valueOf(await installFrom(store, at('first.attache')));
    const before = await readTree(folder);
    expect(await store.activate('nobody@0123456789abcdef')).toMatchObject({ code: 'unknown-archive' });
    expect(await readTree(folder)).toEqual(before);
  });
});

describe('two processes over one folder', () => {
  it('see what the other has changed before they change anything', async () => {
    const first = await bundle('first', FIRST);
    const second = await bundle('second', SECOND);
    const third = await bundle('third', THIRD);
    const mine = await openTestStore(folder);
    valueOf(await installFrom(mine, first.file));
    const importing = await openTestStore(folder);
    const preview = valueOf(await importing.preview(second.file));
    const late = valueOf(await mine.preview(third.file));
    valueOf(await importing.install(preview.previewId));
    expect(valueOf(await mine.stepBack(first.archiveKey))).toMatchObject({ edition: 1, previous: 2 });
    expect(valueOf(await mine.install(late.previewId))).toMatchObject({ edition: 3, previous: 1 });
    expect(await importing.install('no-such-preview')).toMatchObject({ code: 'cancelled' });
    // What was accepted before a newer edition came in is judged again.
    const old = valueOf(await importing.preview(third.file));
    const fourth = await bundle('fourth', FIRST);
    valueOf(await installFrom(mine, fourth.file));
    expect(await importing.install(old.previewId)).toMatchObject({ code: 'rollback' });
  });
});

// Security.md §2.4 and §3 rows S2, R3: a stolen release key, and how its harm is undone on a device.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Root } from '#core/edition/edition';
import { buildNextRoot, type RootChange } from '#core/edition/next-root';
import type { ArchiveStore } from './archive-store.ts';
import { fixtureKey } from './fixture-edition.ts';
import { buildRootFile, readRootFile } from './root-file.ts';
import type { SigningKey } from './signing-key.ts';
import { editEdition, readParts, signAgain, zipOf } from './testing/hostile-edition.ts';
import { installFrom, openQuickStore, publish, readTree, valueOf } from './testing/store-fixture.ts';
import { readPublishedRoots, writeRoot } from './write-root.ts';

const [OFFICE, STOLEN, FRESH] = [fixtureKey(1), fixtureKey(2), fixtureKey(3)];
const BODY = (text: string) => ({ bodies: { 'first-article': text } });

let work = '';
let store: ArchiveStore;
const at = (name: string) => join(work, name);

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'attache-revoked-'));
  store = await openQuickStore(at('archive'));
});
afterEach(() => rm(work, { recursive: true, force: true }));

const infoOf = ({ keyId, publicKey }: SigningKey) => ({ keyId, publicKey });

async function newestRoot(): Promise<Root> {
  const last = valueOf(await readPublishedRoots(at('publication'))).at(-1);
  return valueOf(readRootFile(last?.bytes ?? Buffer.alloc(0)));
}

/** Adds a root to the publication; `signers` sign it. */
async function addRoot(change: Omit<RootChange, 'reviewBy'>, signers: readonly SigningKey[]): Promise<void> {
  const old = await newestRoot();
  const known = new Set([OFFICE, STOLEN, FRESH].map(({ keyId }) => keyId));
  const next = valueOf(buildNextRoot(old, { reviewBy: old.reviewBy, ...change }, known));
  valueOf(await writeRoot(at('publication'), buildRootFile(next, signers)));
}

/** Edition 1 by the office; the office holds the root; the key that will be stolen may publish too. */
async function begin(): Promise<void> {
  await publish(at('publication'), { ...BODY('One.'), keys: [OFFICE] });
  await addRoot({ release: { keys: [infoOf(OFFICE), infoOf(STOLEN)] } }, [OFFICE]);
}

const install = async () => valueOf(await installFrom(store, at('publication')));
const revoke = (distrustFrom: number, more: Omit<RootChange, 'reviewBy'> = {}) =>
  addRoot({ revoke: { keyId: STOLEN.keyId, distrustFrom }, ...more }, [OFFICE]);

describe('an installed edition that a revoked key has signed', () => {
  it('is hidden from its number on until the person confirms it, and only then a step back leads to it', async () => {
    await begin();
    await publish(at('publication'), { ...BODY('Two.'), keys: [STOLEN] });
    const { key } = await install();
    await revoke(2);
    await publish(at('publication'), { ...BODY('Three.'), keys: [OFFICE] });
    const before = { edition: 3, quarantined: 2 };
    expect(await install()).toMatchObject(before);
    expect(store.list()[0]).not.toHaveProperty('previous');
    expect(store.problems()).toMatchObject([{ code: 'edition-quarantined', key, edition: 2 }]);
    expect(await store.stepBack(key)).toMatchObject({ code: 'no-previous' });
    // It is so after a restart too, and nothing of it was removed.
    const again = await openQuickStore(at('archive'));
    expect(again.list()).toMatchObject([before]);
    const confirmed = valueOf(await again.confirmQuarantined(key));
    expect(confirmed).toMatchObject({ edition: 3, previous: 2 });
    expect(confirmed).not.toHaveProperty('quarantined');
    expect(again.problems()).toEqual([]);
    expect(valueOf(await again.stepBack(key))).toMatchObject({ edition: 2, previous: 3 });
    expect(await again.confirmQuarantined(key)).toMatchObject({ code: 'unknown-edition' });
    expect((await openQuickStore(at('archive'))).list()).toMatchObject([{ edition: 2, previous: 3 }]);
  });

  it.each([
    ['of an edition before the theft', 3, [STOLEN]],
    ['where another key has signed as well', 2, [OFFICE, STOLEN]],
  ] as const)('stays open %s', async (_name, distrustFrom, keys) => {
    await begin();
    await publish(at('publication'), { ...BODY('Two.'), keys });
    const { key } = await install();
    await revoke(distrustFrom);
    await publish(at('publication'), { ...BODY('Three.'), keys: [OFFICE] });
    expect(await install()).toMatchObject({ edition: 3, previous: 2 });
    expect(store.problems()).toEqual([]);
    expect(valueOf(await store.stepBack(key))).toMatchObject({ edition: 2 });
  });
});

describe('an archive of which nothing is left but an edition that is hidden', () => {
  const spoil = async ({ contentHost }: { readonly contentHost: string }, key: string) =>
    writeFile(at(`archive/archives/${key}/editions/${contentHost}/edition.json`), 'x');

  it('stays in the list, cannot be opened, and is back when the person confirms it', async () => {
    await begin();
    await publish(at('publication'), { ...BODY('Two.'), keys: [STOLEN] });
    const { key } = await install();
    await revoke(2);
    const three = await publish(at('publication'), { ...BODY('Three.'), keys: [OFFICE] });
    await install();
    await spoil(three, key);
    const again = await openQuickStore(at('archive'));
    const hidden = { key, edition: 2, quarantined: 2, isHidden: true, active: false };
    expect(again.list()).toMatchObject([hidden]);
    expect(again.list()[0]).not.toHaveProperty('previous');
    expect(again.current()).toBeNull();
    expect(again.problems().map(({ code }) => code)).toEqual(['edition-damaged', 'edition-quarantined']);
    expect(await again.activate(key)).toMatchObject({ code: 'unknown-archive' });
    expect(await again.stepBack(key)).toMatchObject({ code: 'no-previous' });
    const confirmed = valueOf(await again.confirmQuarantined(key));
    expect(confirmed).toMatchObject({ key, edition: 2, active: true });
    expect(confirmed).not.toHaveProperty('isHidden');
    expect((await openQuickStore(at('archive'))).current()).toMatchObject({ key, edition: 2 });
  });

  it('is mended by installing the edition that was damaged', async () => {
    await begin();
    await publish(at('publication'), { ...BODY('Two.'), keys: [STOLEN] });
    const { key } = await install();
    await revoke(2);
    const three = await publish(at('publication'), { ...BODY('Three.'), keys: [OFFICE] });
    await install();
    await spoil(three, key);
    store = await openQuickStore(at('archive'));
    expect(await install()).toMatchObject({ key, edition: 3, quarantined: 2, active: true });
    expect(store.list()).toHaveLength(1);
    expect(store.list()[0]).not.toHaveProperty('isHidden');
  });
});

describe('a number that a thief has run up (R3)', () => {
  it('keeps honest editions out until a root begins a new epoch, and then no longer', async () => {
    await begin();
    await publish(at('publication'), { ...BODY('Two.'), keys: [OFFICE] });
    const two = await readParts(at('publication'));
    const evil = signAgain(two, editEdition(two, { number: 2 ** 40 }), [STOLEN]);
    await writeFile(at('evil.attache'), zipOf(evil));
    valueOf(await installFrom(store, at('evil.attache')));
    expect(await store.preview(at('publication'))).toMatchObject({ code: 'rollback' });
    await revoke(3, { newEpoch: true });
    const next = await publish(at('publication'), { ...BODY('Three.'), keys: [OFFICE] });
    expect(next).toMatchObject({ epoch: 2, number: 3 });
    expect(await install()).toMatchObject({ edition: 3, quarantined: 2 ** 40 });
    // The thief's edition does not come back, nor any other of the old epoch.
    const disk = await readTree(at('archive'));
    expect(await store.preview(at('evil.attache'))).toMatchObject({ code: 'unknown-key' });
    expect(await readTree(at('archive'))).toEqual(disk);
  });

  it('cannot be raised by an epoch of the thief’s own: epochs are begun by roots', async () => {
    await begin();
    await publish(at('publication'), { ...BODY('Two.'), keys: [OFFICE] });
    await install();
    const two = await readParts(at('publication'));
    const evil = signAgain(two, editEdition(two, { epoch: 2, number: 3 }), [STOLEN]);
    await writeFile(at('evil.attache'), zipOf(evil));
    expect(await store.preview(at('evil.attache'))).toMatchObject({
      code: 'bad-signature',
      message: 'no root has begun epoch 2',
    });
  });
});

describe('a device that has slept', () => {
  it('at root 1 takes an edition at root 6 from a stick; with one link gone, or bent, it refuses', async () => {
    await publish(at('publication'), { ...BODY('One.'), keys: [OFFICE] });
    await install();
    const holders = [fixtureKey(11), fixtureKey(12), fixtureKey(13), fixtureKey(14), fixtureKey(15)];
    let before = OFFICE;
    for (const holder of holders) {
      const role = { keys: [infoOf(holder)] };
      await addRoot({ root: role, release: role }, [before, holder]);
      before = holder;
    }
    await publish(at('publication'), { ...BODY('Two.'), keys: [before] });
    const parts = await readParts(at('publication'));
    expect((await newestRoot()).version).toBe(6);
    const offer = async (changed: typeof parts) => {
      await writeFile(at('stick.attache'), zipOf(changed));
      return store.preview(at('stick.attache'));
    };
    for (const version of [2, 3, 4, 5, 6]) {
      const names = [`roots/${version}.json`, `roots/${version}.sig.json`];
      const without = new Map([...parts].filter(([name]) => !names.includes(name)));
      expect(await offer(without)).toMatchObject({ ok: false, code: 'unknown-key' });
      const unsigned = new Map([...parts].filter(([name]) => name !== names[1]));
      expect(await offer(unsigned)).toMatchObject({ ok: false, code: 'incomplete' });
    }
    const swapped = new Map([
      ...parts,
      ['roots/3.json', parts.get('roots/4.json') ?? Buffer.alloc(0)] as const,
    ]);
    expect(await offer(swapped)).toMatchObject({ ok: false, code: 'unknown-key' });
    expect(await offer(parts)).toMatchObject({ ok: true, value: { relation: 'update', edition: 2 } });
    expect(valueOf(await installFrom(store, at('stick.attache')))).toMatchObject({ edition: 2, previous: 1 });
    // And it does not go back to the chain it has left behind.
    const forgetful = new Map([...parts].filter(([name]) => !/^roots\/[3-6]\./u.test(name)));
    expect(await offer(forgetful)).toMatchObject({ ok: true, value: { relation: 'same' } });
  });
});

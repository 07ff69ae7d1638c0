import { describe, expect, it } from 'vitest';
import type { PeekedBundle } from '#node/edition/peek-bundle';
import { createDriveOffers } from './drive-offers.ts';

const NEWER: PeekedBundle = { title: 'Archive', publisher: 'NGO', edition: 5, relation: 'update' };
const STICK = { name: 'STICK', path: '/media/ann/STICK' };
const CARD = { name: 'CARD', path: '/media/ann/CARD' };

function setUp() {
  const world = {
    drives: [STICK],
    bundles: new Map([
      [STICK.path, [`${STICK.path}/five.attache`, `${STICK.path}/other.attache`]],
      [CARD.path, [`${CARD.path}/five.attache`]],
    ]),
    worth: new Set([`${STICK.path}/five.attache`]),
    changes: 0,
    peeked: [] as string[],
  };
  let id = 0;
  const offers = createDriveOffers({
    listDrives: async () => world.drives,
    findBundles: async ({ path }) => world.bundles.get(path) ?? [],
    async peek(paths) {
      world.peeked.push(...paths);
      return paths.map((path) => (world.worth.has(path) ? NEWER : null));
    },
    newId: () => `id-${(id += 1)}`,
    onChange: () => (world.changes += 1),
  });
  return { world, offers };
}

describe('drives that are plugged in', () => {
  it('are looked at once, and offer what could be installed, by name and without a path', async () => {
    const { world, offers } = setUp();
    await offers.look();
    await offers.look();
    expect(offers.list()).toEqual([{ ...NEWER, id: 'id-1', drive: 'STICK' }]);
    expect(world.peeked).toHaveLength(2);
    expect(world.changes).toBe(1);
  });

  it('offer nothing any more when they are taken out', async () => {
    const { world, offers } = setUp();
    await offers.look();
    world.drives = [];
    await offers.look();
    expect(offers.list()).toEqual([]);
    expect(world.changes).toBe(2);
  });

  it('are not spoken of again once the person has decided, until they are plugged in anew', async () => {
    const { world, offers } = setUp();
    await offers.look();
    const [offer] = offers.list();
    expect(offers.take(offer?.id ?? '')).toBe(`${STICK.path}/five.attache`);
    expect(offers.take(offer?.id ?? '')).toBeUndefined();
    await offers.lookAnew();
    expect(offers.list()).toEqual([]);
    world.drives = [];
    await offers.look();
    world.drives = [STICK];
    await offers.look();
    expect(offers.list()).toHaveLength(1);
  });

  it('are looked at again when another edition is open, and what is open is offered no more', async () => {
    const { world, offers } = setUp();
    await offers.look();
    const before = offers.list();
    await offers.lookAnew();
    expect(offers.list()).toEqual(before);
    world.worth.clear();
    await offers.lookAnew();
    expect(offers.list()).toEqual([]);
  });

  it('come one after the other', async () => {
    const { world, offers } = setUp();
    world.worth.add(`${CARD.path}/five.attache`);
    const first = offers.look();
    world.drives = [STICK, CARD];
    await Promise.all([first, offers.look()]);
    expect(
      offers
        .list()
        .map(({ drive }) => drive)
        .toSorted(),
    ).toEqual(['CARD', 'STICK']);
  });
});

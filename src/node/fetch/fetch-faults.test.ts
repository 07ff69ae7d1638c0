import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFailingFiles, createQuickFiles, systemError } from '#node/edition/testing/failing-files';
import { openTestStore, publish, readOpenArticles, readTree } from '#node/edition/testing/store-fixture';
import { createDevice, fetchFrom, type Device } from './testing/fetch-fixture.ts';

const BODIES = { 'first-article': 'One two three.' };
/** Every so many calls one fails, beginning with the first: each would take minutes on a busy machine. */
const STEP = 3;
const TIMEOUT_MS = 180_000;

let device: Device;
beforeEach(async () => {
  device = await createDevice();
});
afterEach(() => device.remove());

it(
  'when any one call of the disk fails while an edition is looked at, fetched or installed, a retry finishes',
  async () => {
    await publish(device.publication, { bodies: BODIES });
    let [rounds, refused] = [0, 0];
    for (let n = 1; ; n += STEP) {
      const disk = createFailingFiles({
        at: n,
        fail: (call) => {
          throw systemError(n % 2 === 0 ? 'ENOSPC' : 'EIO', call);
        },
      });
      const store = await openTestStore(device.folder, disk);
      const first = await fetchFrom(store, device.network());
      if (!first.ok) {
        refused += 1;
        expect(['disk-full', 'write-failed']).toContain(first.code);
        expect(store.current()).toBeNull();
      }
      const again = await openTestStore(device.folder, createQuickFiles());
      const second = first.ok ? first : await fetchFrom(again, device.network());
      expect(second.ok).toBe(true);
      expect(await readOpenArticles(await openTestStore(device.folder, createQuickFiles()))).toEqual(BODIES);
      const left = Object.keys(await readTree(device.folder)).filter((name) =>
        /^(?:fetching|incoming)/.test(name),
      );
      expect(first.ok ? [] : left).toEqual([]);
      await rm(device.folder, { recursive: true, force: true });
      rounds += 1;
      if (disk.calls() < n) break;
    }
    expect(rounds).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(15);
  },
  TIMEOUT_MS,
);

import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freeDisk, leaveFree, mountSmallDisk, unmountSmallDisk } from './testing/small-disk.ts';
import {
  installFrom,
  openQuickStore,
  openTestStore,
  publish,
  readOpenArticles,
  readTree,
  valueOf,
} from './testing/store-fixture.ts';

const FIRST = { 'first-article': 'One two three.' };
const SECOND = { 'first-article': 'One two three. '.repeat(6_000), 'second-article': 'Four. '.repeat(9_000) };
const STEPS = 16;
const STEP_BYTES = 24_000;

const root = await mkdtemp(join(tmpdir(), 'attache-full-'));
const disk = join(root, 'disk');
const folder = join(disk, 'archive');
await mkdir(disk);

const isPermitted = mountSmallDisk(disk);
if (isPermitted) unmountSmallDisk(disk);

beforeAll(async () => {
  await publish(join(root, 'one'), { bodies: FIRST });
  await cp(join(root, 'one'), join(root, 'two'), { recursive: true });
  await publish(join(root, 'two'), { bodies: SECOND });
  valueOf(await installFrom(await openQuickStore(join(root, 'pristine')), join(root, 'one')));
});
afterEach(() => void unmountSmallDisk(disk));
afterAll(() => rm(root, { recursive: true, force: true }));

describe('an update on a real disk that is nearly full', () => {
  it.skipIf(!isPermitted)(
    `says so, gives back what it took, and works when there is room, at ${STEPS} steps (needs to mount tmpfs)`,
    async () => {
      let refusals = 0;
      for (let step = 0; step < STEPS; step += 1) {
        if (!mountSmallDisk(disk)) throw new Error('tmpfs cannot be mounted');
        await cp(join(root, 'pristine'), folder, { recursive: true });
        const before = await readTree(folder);
        leaveFree(disk, step * STEP_BYTES);
        const store = await openTestStore(folder);
        const installed = await installFrom(store, join(root, 'two'));
        if (!installed.ok) {
          refusals += 1;
          expect(installed.code).toBe('disk-full');
          expect(await readTree(folder)).toEqual(before);
          expect(await readOpenArticles(store)).toEqual(FIRST);
        }
        freeDisk(disk);
        valueOf(await installFrom(await openTestStore(folder), join(root, 'two')));
        expect(await readOpenArticles(await openTestStore(folder))).toEqual(SECOND);
        unmountSmallDisk(disk);
      }
      expect(refusals).toBeGreaterThan(4);
      expect(refusals).toBeLessThan(STEPS);
    },
    60_000,
  );
});

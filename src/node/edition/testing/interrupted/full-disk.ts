// A disk that is really full, where mounting one is permitted: an update at so many different amounts of free space.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { freeDisk, leaveFree, mountSmallDisk, unmountSmallDisk } from '../small-disk.ts';
import {
  installFrom,
  openQuickStore,
  openTestStore,
  publish,
  readOpenArticles,
  readTree,
  valueOf,
} from '../store-fixture.ts';
import type { Tally } from './interruption.ts';

const FIRST = { 'first-article': 'One two three.' };
const SECOND = { 'first-article': 'One two three. '.repeat(6_000), 'second-article': 'Four. '.repeat(9_000) };
/** What the update needs, in bytes: with this much free it goes through. */
const NEEDED_BYTES = 384_000;

/** Undefined where mounting is not permitted. Throws where anything is not as it must be afterwards. */
export async function fillRealDisk(steps = 64): Promise<Tally | undefined> {
  const root = await mkdtemp(join(tmpdir(), 'attache-full-'));
  const disk = join(root, 'disk');
  await mkdir(disk);
  try {
    if (!mountSmallDisk(disk)) return undefined;
    unmountSmallDisk(disk);
    await publish(join(root, 'one'), { bodies: FIRST });
    await cp(join(root, 'one'), join(root, 'two'), { recursive: true });
    await publish(join(root, 'two'), { bodies: SECOND });
    valueOf(await installFrom(await openQuickStore(join(root, 'pristine')), join(root, 'one')));
    const endings: Record<string, number> = {};
    for (let step = 0; step < steps; step += 1) {
      const ended = await updateWith(root, disk, Math.round((step * NEEDED_BYTES) / steps));
      endings[ended] = (endings[ended] ?? 0) + 1;
    }
    const newOpen = endings['installed'] ?? 0;
    return { name: 'disk full (tmpfs)', points: steps, previousOpen: steps - newOpen, newOpen, endings };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** One update with so many bytes free, then the same with room enough. */
async function updateWith(root: string, disk: string, freeBytes: number): Promise<string> {
  mountSmallDisk(disk);
  try {
    const folder = join(disk, 'archive');
    await cp(join(root, 'pristine'), folder, { recursive: true });
    const before = await readTree(folder);
    leaveFree(disk, freeBytes);
    const store = await openTestStore(folder);
    const first = await installFrom(store, join(root, 'two'));
    const isAsBefore =
      isDeepStrictEqual(await readTree(folder), before) &&
      isDeepStrictEqual(await readOpenArticles(store), FIRST);
    if (!first.ok && !isAsBefore) throw new Error(`${freeBytes} bytes free: something was left`);
    freeDisk(disk);
    valueOf(await installFrom(await openTestStore(folder), join(root, 'two')));
    const now = await readOpenArticles(await openTestStore(folder));
    if (!isDeepStrictEqual(now, SECOND)) throw new Error(`${freeBytes} bytes free: the retry did not finish`);
    return first.ok ? 'installed' : first.code;
  } finally {
    unmountSmallDisk(disk);
  }
}

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveStore } from './archive-store.ts';
import { packBundle } from './pack-bundle.ts';
import { createFailingFiles, systemError, type FailingFiles } from './testing/failing-files.ts';
import {
  installFrom,
  openQuickStore,
  openTestStore,
  publish,
  readOpenArticles,
  readTree,
  valueOf,
} from './testing/store-fixture.ts';

// One article, so that the calls of an install are few and every one of them can fail.
const FIRST = { 'first-article': 'One two three.' };
const SECOND = { 'first-article': 'One two three, revised.' };
const THIRD = { 'first-article': 'One two three, revised again.' };
/** A round takes a tenth of a second, many times that where others work on the machine too. */
const TIMEOUT_MS = 120_000;

let made: string;
let key: string;
/** The files of the store after edition 2, and after edition 3. */
let treeBefore: Readonly<Record<string, string>>;
let treeAfter: Readonly<Record<string, string>>;
const at = (name: string) => join(made, name);

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'attache-faults-'));
  const store = await openQuickStore(at('store'));
  for (const [index, bodies] of [FIRST, SECOND, THIRD].entries()) {
    key = (await publish(at('publication'), { bodies })).archiveKey;
    valueOf(await packBundle(at('publication'), at(`${index + 1}.attache`)));
    if (index === 2) treeBefore = await readTree(at('store'));
    if (index === 2) await cp(at('store'), at('pristine'), { recursive: true });
    valueOf(await installFrom(store, at(`${index + 1}.attache`)));
  }
  treeAfter = await readTree(at('store'));
});
afterAll(() => rm(made, { recursive: true, force: true }));

/** Names and bytes without the pointer, whose revision counts tries. */
function withoutPointer(tree: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => !name.startsWith('archives.')));
}

/** Two codes of the system in turn, so that both are met at every kind of call. */
function failingDisk(n: number, stays: boolean): FailingFiles {
  const code = n % 2 === 0 ? 'ENOSPC' : 'EIO';
  return createFailingFiles({
    at: n,
    stays,
    fail: (call) => {
      throw systemError(code, call);
    },
  });
}

interface Round {
  readonly folder: string;
  readonly store: ArchiveStore;
  readonly n: number;
}

interface Faults {
  readonly from?: string;
  readonly stays: boolean;
  /** Only every so many calls fail, beginning with the first. */
  readonly step: number;
}

/** Runs it with the first, second, third … call failing, until it runs without one; counts what was refused. */
async function failEachCall(
  { from, stays, step }: Faults,
  act: (round: Round) => Promise<boolean>,
): Promise<{ readonly calls: number; readonly refused: number }> {
  let refused = 0;
  for (let n = 1; ; n += step) {
    const folder = await mkdtemp(at('round-'));
    if (from) await cp(from, folder, { recursive: true });
    const disk = failingDisk(n, stays);
    const store = await openTestStore(folder, disk);
    expect(disk.calls()).toBe(0);
    if (!(await act({ folder, store, n }))) refused += 1;
    await rm(folder, { recursive: true });
    if (disk.calls() < n) return { calls: disk.calls(), refused };
  }
}

describe.each([
  ['once', false, 1],
  ['from then on', true, 7],
] as const)('when any one call of the disk fails, %s', (_name, stays, step) => {
  it(
    'an update either happens or changes nothing, and the next one works',
    async () => {
      const { calls, refused } = await failEachCall(
        { from: at('pristine'), stays, step },
        async ({ folder, store, n }) => {
          const result = await installFrom(store, at('3.attache'));
          if (!result.ok) expect(result.code).toBe(n % 2 === 0 ? 'disk-full' : 'write-failed');
          const [edition, bodies] = result.ok ? [3, THIRD] : [2, SECOND];
          // The store that met the failure goes on with what is on the disk.
          expect(store.current()?.edition).toBe(edition);
          expect(await readOpenArticles(store)).toEqual(bodies);
          const again = await openQuickStore(folder);
          expect([again.current()?.edition, again.problems()]).toEqual([edition, []]);
          expect(await readOpenArticles(again)).toEqual(bodies);
          const tree = await readTree(folder);
          expect(withoutPointer(tree)).toEqual(withoutPointer(result.ok ? treeAfter : treeBefore));
          if (!result.ok) expect(tree).toEqual(treeBefore);
          expect(await again.preview(at('1.attache'))).toMatchObject({ code: 'rollback' });
          // Every third time is enough to see that what was left does not stand in the way.
          if (n % 3 !== 0) return result.ok;
          valueOf(await installFrom(again, at('3.attache')));
          expect(withoutPointer(await readTree(folder))).toEqual(withoutPointer(treeAfter));
          return result.ok;
        },
      );
      expect(calls).toBeGreaterThan(50);
      expect(refused).toBeGreaterThan(40 / step);
    },
    TIMEOUT_MS,
  );

  it(
    'a first install either happens or leaves nothing',
    async () => {
      const { refused } = await failEachCall({ stays, step: 5 * step }, async ({ folder, store }) => {
        const result = await installFrom(store, at('1.attache'));
        const again = await openQuickStore(folder);
        expect(again.problems()).toEqual([]);
        expect(again.list().length).toBe(result.ok ? 1 : 0);
        if (result.ok) expect(await readOpenArticles(again)).toEqual(FIRST);
        else expect(withoutPointer(await readTree(folder))).toEqual({});
        valueOf(await installFrom(again, at('1.attache')));
        expect(await readOpenArticles(again)).toEqual(FIRST);
        return result.ok;
      });
      expect(refused).toBeGreaterThan(10 / step);
    },
    TIMEOUT_MS,
  );

  it(
    'a step back either happens or changes nothing',
    async () => {
      const { refused } = await failEachCall(
        { from: at('pristine'), stays, step },
        async ({ folder, store }) => {
          const result = await store.stepBack(key);
          const edition = result.ok ? 1 : 2;
          expect(store.current()?.edition).toBe(edition);
          const again = await openQuickStore(folder);
          expect([again.current()?.edition, again.problems()]).toEqual([edition, []]);
          if (!result.ok) expect(await readTree(folder)).toEqual(treeBefore);
          expect(Object.keys(await readTree(folder))).toEqual(Object.keys(treeBefore));
          return result.ok;
        },
      );
      expect(refused).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});

it('a disk that cannot be written at all is told by name, and what is there can be read', async () => {
  await cp(at('pristine'), at('full'), { recursive: true });
  await rm(join(at('full'), 'archives.copy.json'));
  const store = await openTestStore(at('full'), failingDisk(1, true));
  expect(store.problems().map(({ code }) => code)).toEqual(['not-tidied']);
  expect(await readOpenArticles(store)).toEqual(SECOND);
  expect(await store.activate(key)).toMatchObject({ code: 'write-failed' });
  expect(await installFrom(store, at('3.attache'))).toMatchObject({ code: 'write-failed' });
  expect(store.current()).toMatchObject({ edition: 2, previous: 1 });
});

import { renameSync, statSync, truncateSync, unlinkSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createFailingFiles, createQuickFiles } from '../failing-files.ts';
import { installFrom, openQuickStore, openTestStore, valueOf } from '../store-fixture.ts';
import type { Ground } from './ground.ts';
import type { Ended, Interruption } from './interruption.ts';

type SourceOf = (ground: Ground) => string;

/** Gone for whoever opens it and, where it is one file, for whoever has it open. */
function pull(bundle: string): void {
  if (statSync(bundle).isDirectory()) return renameSync(bundle, `${bundle}-pulled`);
  truncateSync(bundle, 100);
  unlinkSync(bundle);
}

/** Installs from a copy of the bundle on a stick, then from the whole bundle. */
function fromStick(
  name: string,
  sourceOf: SourceOf,
  install: (device: string, bundle: string, point: number) => Promise<Ended>,
): Interruption {
  return {
    name,
    at: (ground, point) =>
      ground.onDevice(async (device) => {
        const stick = `${device}-stick`;
        const bundle = join(stick, basename(sourceOf(ground)));
        await cp(sourceOf(ground), bundle, { recursive: true });
        const ended = await install(device, bundle, point);
        await rm(stick, { recursive: true });
        const edition = await ground.mustBeWhole(device);
        await ground.mustFinish(device, async () =>
          valueOf(await installFrom(await openQuickStore(device), sourceOf(ground))),
        );
        return { ...ended, edition };
      }),
  };
}

/** Pulled when the disk is called for the n-th time. */
async function whileWritten(device: string, bundle: string, point: number): Promise<Ended> {
  const disk = createFailingFiles({ at: point, fail: () => pull(bundle) });
  const result = await installFrom(await openTestStore(device, disk), bundle);
  return { as: result.ok ? 'installed' : result.code, isBeyond: disk.calls() < point };
}

/** Pulled while the n-th article is looked at: nothing has been written yet. */
async function whileLookedAt(device: string, bundle: string, point: number): Promise<Ended> {
  let looked = 0;
  const checks = {
    isSafeHtml: () => {
      looked += 1;
      if (looked === point) pull(bundle);
      return true;
    },
    isValidIndex: () => true,
  };
  const store = await openTestStore(device, createQuickFiles(), { loadChecks: async () => checks });
  const result = await installFrom(store, bundle);
  return { as: result.ok ? 'installed' : result.code, isBeyond: looked < point };
}

const file: SourceOf = ({ file }) => file;
const folder: SourceOf = ({ folder }) => folder;

export const STICKS: readonly Interruption[] = [
  fromStick('stick pulled, a file', file, whileWritten),
  fromStick('stick pulled, a folder', folder, whileWritten),
  fromStick('stick pulled while looked at, a file', file, whileLookedAt),
  fromStick('stick pulled while looked at, a folder', folder, whileLookedAt),
];

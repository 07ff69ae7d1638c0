import type { InstalledArchive } from '#core/edition/installed-archive';
import type { Result } from '#core/result';
import type { ArchiveStore } from '#node/edition/archive-store';
import { fetchFrom, networkTo } from '#node/fetch/testing/fetch-fixture';
import { createFailingFiles, systemError } from '../failing-files.ts';
import { installFrom, openQuickStore, openTestStore, valueOf } from '../store-fixture.ts';
import type { Ground } from './ground.ts';
import type { Interruption } from './interruption.ts';

type Install = (ground: Ground, store: ArchiveStore) => Promise<Result<InstalledArchive>>;

/** The disk is full at the n-th call and stays so until there is room again. */
function fullDisk(name: string, install: Install): Interruption {
  return {
    name,
    at: (ground, point) =>
      ground.onDevice(async (device) => {
        const disk = createFailingFiles({
          at: point,
          stays: true,
          fail: (call) => {
            throw systemError('ENOSPC', call);
          },
        });
        const first = await install(ground, await openTestStore(device, disk));
        const edition = await ground.mustBeWhole(device, { mayKeepFetched: true });
        await ground.mustFinish(device, async () =>
          valueOf(await install(ground, await openQuickStore(device))),
        );
        return { as: first.ok ? 'installed' : first.code, isBeyond: disk.calls() < point, edition };
      }),
  };
}

export const FULL_DISKS: readonly Interruption[] = [
  fullDisk('disk full (injected), from a file', ({ file }, store) => installFrom(store, file)),
  fullDisk('disk full (injected), from a server', ({ server }, store) =>
    fetchFrom(store, networkTo(server.href)),
  ),
];

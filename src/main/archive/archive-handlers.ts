import type { RefusalCode } from '#core/edition/edition';
import { fail, type Result } from '#core/result';
import type { BridgeHandlers, BundlePreview } from '#shared/bridge';
import { careHandlers } from './care-handlers.ts';
import { chooseBundleFile, type DialogLabel } from './choose-path.ts';
import type { DriveOffers } from './drive-offers.ts';
import type { OpeningArchives } from './opening-archives.ts';

/** A bundle that was given from outside the window, waiting to be shown. */
export interface OfferedBundle {
  /** Previews a path and keeps the answer until the window asks for it. */
  offer(path: string): void;
  take(): Promise<Result<BundlePreview, RefusalCode> | null>;
}

export function createOfferedBundle(archives: OpeningArchives, announce: () => void): OfferedBundle {
  let waiting: Promise<Result<BundlePreview, RefusalCode>> | null = null;
  return {
    offer(path) {
      waiting = preview(archives, path);
      announce();
    },
    take() {
      const taken = waiting;
      waiting = null;
      return taken ?? Promise.resolve(null);
    },
  };
}

async function preview(archives: OpeningArchives, path: string): Promise<Result<BundlePreview, RefusalCode>> {
  return (await archives.whenOpen()).preview(path);
}

export function archiveHandlers(
  archives: OpeningArchives,
  offered: OfferedBundle,
  drives: DriveOffers,
  label: DialogLabel,
): BridgeHandlers['archive'] {
  const { whenOpen } = archives;
  return {
    list: async () => (await whenOpen()).list(),
    current: async () => (await whenOpen()).current(),
    async activate(key) {
      if (typeof key !== 'string') return fail('unknown-archive', 'the archive key is not a text');
      return (await whenOpen()).activate(key);
    },
    async chooseBundle() {
      const path = await chooseBundleFile(label('dialog.open-edition'));
      return path === undefined ? null : preview(archives, path);
    },
    pendingPreview: () => offered.take(),
    look: async (address) => (await whenOpen()).look(address),
    async stop() {
      (await whenOpen()).stop();
      return true;
    },
    async install(previewId) {
      if (typeof previewId !== 'string') return fail('bad-data', 'the preview id is not a text');
      return (await whenOpen()).install(previewId);
    },
    async discard(previewId) {
      if (typeof previewId === 'string') await (await whenOpen()).discard(previewId);
      return true;
    },
    async confirmQuarantined(key) {
      if (typeof key !== 'string') return fail('unknown-edition', 'the archive key is not a text');
      return (await whenOpen()).confirmQuarantined(key);
    },
    async stepBack(key) {
      if (typeof key !== 'string') return fail('no-previous', 'the archive key is not a text');
      return (await whenOpen()).stepBack(key);
    },
    ...careHandlers(archives, label),
    onDrives: async () => drives.list(),
    async previewOnDrive(id) {
      const path = typeof id === 'string' ? drives.take(id) : undefined;
      return path === undefined
        ? fail('read-failed', 'there is no such edition on a drive')
        : preview(archives, path);
    },
    async ignoreOnDrive(id) {
      return typeof id === 'string' && drives.take(id) !== undefined;
    },
  };
}

import { BrowserWindow, dialog } from 'electron';
import type { RefusalCode } from '#core/edition/edition';
import { fail, type Result } from '#core/result';
import type { BridgeHandlers, BundlePreview } from '#shared/bridge';
import type { ArchiveService } from './archive-service.ts';

/** A bundle that was given from outside the window, waiting to be shown. */
export interface OfferedBundle {
  /** Previews a path and keeps the answer until the window asks for it. */
  offer(path: string): void;
  take(): Promise<Result<BundlePreview, RefusalCode> | null>;
}

export function createOfferedBundle(archives: ArchiveService, announce: () => void): OfferedBundle {
  let waiting: Promise<Result<BundlePreview, RefusalCode>> | null = null;
  return {
    offer(path) {
      waiting = archives.preview(path);
      announce();
    },
    take() {
      const taken = waiting;
      waiting = null;
      return taken ?? Promise.resolve(null);
    },
  };
}

/** Asks for a bundle with the system's dialog. Recent files of the system are not added to. */
async function chooseFile(title: string): Promise<string | undefined> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const options: Electron.OpenDialogOptions = {
    title,
    properties: ['openFile', 'dontAddToRecent'],
    filters: [{ name: 'Attaché', extensions: ['attache'] }],
  };
  const chosen = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

export function archiveHandlers(
  archives: ArchiveService,
  offered: OfferedBundle,
  dialogTitle: () => string,
): BridgeHandlers['archive'] {
  return {
    list: () => Promise.resolve(archives.list()),
    current: () => Promise.resolve(archives.current()),
    activate: (key) =>
      typeof key === 'string'
        ? archives.activate(key)
        : Promise.resolve(fail('unknown-archive' as const, 'the archive key is not a text')),
    async chooseBundle() {
      const path = await chooseFile(dialogTitle());
      return path === undefined ? null : archives.preview(path);
    },
    pendingPreview: () => offered.take(),
    install: (previewId) =>
      typeof previewId === 'string'
        ? archives.install(previewId)
        : Promise.resolve(fail('bad-data' as const, 'the preview id is not a text')),
    discard(previewId) {
      if (typeof previewId === 'string') archives.discard(previewId);
      return Promise.resolve(true);
    },
    stepBack: (key) =>
      typeof key === 'string'
        ? archives.stepBack(key)
        : Promise.resolve(fail('no-previous' as const, 'the archive key is not a text')),
  };
}

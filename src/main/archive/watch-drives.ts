import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { driveFolders, findBundles, listDrives } from '#node/edition/find-drives';
import { createDriveOffers, type DriveOffers } from './drive-offers.ts';
import { createImportClient } from './import-client.ts';

/** How often the system is asked which drives there are, in milliseconds. That reads a few names and no drive. */
const EVERY_MS = 3000;
/** A drive that does not answer is given up. */
const PATIENCE_MS = 30_000;

export interface WatchDrivesPorts {
  readonly archiveFolder: string;
  /** For tests: a folder whose folders are taken for drives, as a test has none to plug in (decision 29). */
  readonly injected: string | undefined;
  readonly onChange: () => void;
}

/** Looks for drives as long as the app runs. What a stranger's drive holds is read in a process of its own. */
export function watchDrives({ archiveFolder, injected, onChange }: WatchDrivesPorts): DriveOffers {
  const folders = [
    ...driveFolders(process.platform, userName()),
    ...(injected === undefined ? [] : [{ path: injected, onlyMounted: false }]),
  ];
  const offers = createDriveOffers({
    listDrives: () => listDrives(process.platform, folders),
    findBundles,
    peek: (paths) => peek(archiveFolder, paths),
    newId: randomUUID,
    onChange,
  });
  const again = (): void => {
    void offers.look().finally(() => setTimeout(again, EVERY_MS));
  };
  setTimeout(again, EVERY_MS);
  return offers;
}

async function peek(archiveFolder: string, paths: readonly string[]) {
  const nobody = (): void => undefined;
  const importer = createImportClient({ archiveFolder, onProgress: nobody, onRequest: nobody });
  const timer = setTimeout(() => void importer.end(), PATIENCE_MS);
  try {
    const peeked = await importer.peek(paths);
    return peeked.ok ? peeked.value : [];
  } finally {
    clearTimeout(timer);
    await importer.end();
  }
}

function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // A user without a name in the system's list has no folder of their own for drives.
    return undefined;
  }
}

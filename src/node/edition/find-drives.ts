// Drives that were plugged in, and the editions that lie at their top. Looks at names only, and at few of them.
import { opendir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Drive {
  readonly name: string;
  readonly path: string;
}

/** A folder in which the system shows drives. */
export interface DriveFolder {
  readonly path: string;
  /** Other folders may lie there too: only what is mounted counts. */
  readonly onlyMounted: boolean;
}

const MAX_DRIVES = 32;
/** A drive's top level is read no further than this. */
const MAX_ENTRIES = 500;
/** Editions of one drive that are looked at. */
const MAX_BUNDLES = 16;
const LETTERS = 'DEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** Where a system shows drives. Of Windows, see `listDrives`: there they are letters. */
export function driveFolders(platform: NodeJS.Platform, user: string | undefined): readonly DriveFolder[] {
  if (platform === 'darwin') return [{ path: '/Volumes', onlyMounted: false }];
  if (platform !== 'linux') return [];
  const own = user === undefined || /[/\\]/.test(user) ? [] : [`/media/${user}`, `/run/media/${user}`];
  return [...own, '/media', '/mnt'].map((path) => ({ path, onlyMounted: true }));
}

/** Drives that are there now. Whatever cannot be looked at is not there. */
export async function listDrives(
  platform: NodeJS.Platform,
  folders: readonly DriveFolder[],
): Promise<readonly Drive[]> {
  const found = platform === 'win32' ? await lettersThere() : [];
  const shown = await Promise.all(folders.map(drivesIn));
  return [...found, ...shown.flat()].slice(0, MAX_DRIVES);
}

async function lettersThere(): Promise<readonly Drive[]> {
  const asked = LETTERS.map(async (letter) => {
    const path = `${letter}:\\`;
    return (await deviceOf(path)) === undefined ? [] : [{ name: `${letter}:`, path }];
  });
  return (await Promise.all(asked)).flat();
}

async function drivesIn({ path: folder, onlyMounted }: DriveFolder): Promise<readonly Drive[]> {
  const device = await deviceOf(folder);
  if (device === undefined) return [];
  const drives: Drive[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) continue;
    const own = await deviceOf(path);
    if (own !== undefined && (!onlyMounted || own !== device)) drives.push({ name: entry.name, path });
  }
  return drives;
}

/** Paths of what may be an edition at the top of a drive: files by their ending, folders by the file that begins one. */
export async function findBundles(drive: Drive): Promise<readonly string[]> {
  const found: string[] = (await isBundleFolder(drive.path)) ? [drive.path] : [];
  for (const entry of await topOf(drive.path)) {
    if (found.length === MAX_BUNDLES) break;
    const path = join(drive.path, entry.name);
    const isFile = entry.isFile() && entry.name.toLowerCase().endsWith('.attache');
    if (isFile || (entry.isDirectory() && (await isBundleFolder(path)))) found.push(path);
  }
  return found;
}

async function isBundleFolder(path: string): Promise<boolean> {
  const begins = [join(path, 'latest.json'), join(path, 'edition.json')];
  for (const file of begins) if ((await deviceOf(file)) !== undefined) return true;
  return false;
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // Not there, or not for us: then it shows no drives.
    return [];
  }
}

/** The first entries, by name: the order in which a disk gives them is nobody's. */
async function topOf(folder: string) {
  const entries = [];
  try {
    for await (const entry of await opendir(folder)) {
      entries.push(entry);
      if (entries.length === MAX_ENTRIES) break;
    }
  } catch {
    // Taken out meanwhile: what was read until then is all there is.
  }
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function deviceOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).dev;
  } catch {
    // Not there, or cannot be looked at: nothing that could be offered.
    return undefined;
  }
}

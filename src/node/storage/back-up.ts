// A copy of the person's own files as they were before an edition was installed. No edition ever touches them; the copy
// is for the day when something else does.
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { systemCode } from '#node/edition/system-reason';
import { CheckedWriteError, writeFileChecked } from './checked-writer.ts';

export const BACKUPS = 'backups';
/** What is the person's own in the data folder: files, and folders of files. Old texts are of editions, and large. */
const OWN = ['notes.json', 'notes', 'settings.json'];
const KEPT = 3;
const PRIVATE_FOLDER_MODE = 0o700;
const UNFINISHED = /\.partial$/;

export interface BackUpWish {
  readonly now: Date;
  /** The edition that is about to be installed. */
  readonly edition: number;
}

/** Copies them to a folder of this date, each file read back; of such folders the last three stay. */
export async function backUpOwnFiles(
  folder: string,
  { now, edition }: BackUpWish,
): Promise<Result<true, 'disk-full' | 'write-failed'>> {
  const backups = join(folder, BACKUPS);
  const partial = join(backups, `${randomUUID()}.partial`);
  try {
    const files = await ownFiles(folder);
    if (files.length === 0) return ok(true);
    await mkdir(partial, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    for (const parts of files) {
      await mkdir(join(partial, ...parts.slice(0, -1)), { recursive: true, mode: PRIVATE_FOLDER_MODE });
      writeFileChecked(join(partial, ...parts), await readFile(join(folder, ...parts)));
    }
    const stamp = now.toISOString().replaceAll(':', '-');
    await rename(partial, join(backups, `${stamp}-before-edition-${edition}`));
    await removeOlder(backups);
    return ok(true);
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    const code = error instanceof CheckedWriteError ? error.code : systemCode(error);
    if (code === undefined) throw error;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    return fail(isFull ? 'disk-full' : 'write-failed', String(error));
  }
}

async function ownFiles(folder: string): Promise<readonly (readonly string[])[]> {
  const files: (readonly string[])[] = [];
  for (const name of OWN) {
    const kind = await kindOf(join(folder, name));
    if (kind === 'file') files.push([name]);
    if (kind !== 'folder') continue;
    const entries = await readdir(join(folder, name), { withFileTypes: true });
    files.push(...entries.filter((entry) => entry.isFile()).map((entry) => [name, entry.name]));
  }
  return files;
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  try {
    const stats = await lstat(path);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : 'none';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'none';
    throw error;
  }
}

/** The names begin with the date, so that their order is that of time. */
async function removeOlder(backups: string): Promise<void> {
  const names = (await readdir(backups)).toSorted();
  const whole = names.filter((name) => !UNFINISHED.test(name));
  const unfinished = names.filter((name) => UNFINISHED.test(name));
  for (const name of [...unfinished, ...whole.slice(0, -KEPT)])
    await rm(join(backups, name), { recursive: true, force: true });
}

import { link, lstat, rename, rm, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { writeFailure } from './durable-files.ts';
import { systemCode } from './system-reason.ts';

/** What disks without hard links answer; Windows says EISDIR there. */
const NO_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'ENOSYS',
  'EOPNOTSUPP',
  'EMLINK',
  'EISDIR',
]);

/**
 * Whether a name can be that of a file to be written, told before any work is done: nothing has it, or a file that may
 * turn out to be the same. `is-folder`: a folder has it, or it ends like one. `exists`: something else has it.
 */
export async function lookAtTarget(
  path: string,
): Promise<Result<true, 'exists' | 'is-folder' | 'write-failed' | 'disk-full'>> {
  if (path.endsWith('/') || path.endsWith(sep)) return fail('is-folder', path);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return fail('is-folder', path);
    return found.isFile() ? ok(true) : fail('exists', path);
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? ok(true) : writeFailure(error);
  }
}

/**
 * Moves a file to a name that nothing has yet; false where something has it, and then both stay as they are. A hard
 * link fails where the name is taken, which a rename does not; disks without links get a look and the rename. Throws
 * where the disk fails.
 */
export async function placeNewFile(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return false;
    if (code === undefined || !NO_LINKS.has(code)) throw error;
    if (await isTaken(to)) return false;
    await rename(from, to);
    return true;
  }
  await rm(from, { force: true });
  return true;
}

async function isTaken(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

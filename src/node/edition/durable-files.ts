// Writing that is done when it says so: every byte written, synced, renamed, directory synced (security.md §4.3).
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import * as promises from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, type Fail } from '#core/result';
import { pathOf, systemCode, writeReason } from './system-reason.ts';

export { systemCode };

/** The part of `node:fs/promises` that changes the disk; tests put a failing one in its place. */
export type FileOps = Pick<typeof promises, 'open' | 'rename' | 'mkdir' | 'rm'>;

export const FILE_OPS: FileOps = promises;

/** Opens a file to be written from its start, and never the target of a link that somebody put there (attack T3). */
export const WRITE_PLAIN =
  constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);

/** Writes all of it: `write(2)` may take fewer bytes than it was given, on a full disk too. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done);
    if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    done += bytesWritten;
  }
}

/** Replaces a file in one step. When it resolves, the new bytes survive a power cut; when it throws, the old ones do. */
export async function replaceFile(fs: FileOps, path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const partial = `${path}.partial`;
  try {
    const handle = await fs.open(partial, WRITE_PLAIN, mode);
    try {
      await writeAll(handle, bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameDurably(fs, partial, path);
  } catch (error) {
    await removeQuietly(fs, partial);
    throw error;
  }
}

/** Renames, and makes the rename survive a power cut. */
export async function renameDurably(fs: FileOps, from: string, to: string): Promise<void> {
  await durablyIn(fs, dirname(to), () => fs.rename(from, to));
}

/** Changes names in a folder, durably. The folder is opened first: after the change nothing should fail. */
export async function durablyIn<T>(fs: FileOps, folder: string, change: () => Promise<T>): Promise<T> {
  // Windows cannot open a folder for this, and NTFS journals renames by itself.
  if (process.platform === 'win32') return change();
  const handle = await fs.open(folder, 'r');
  try {
    const changed = await change();
    await handle.sync();
    return changed;
  } finally {
    await handle.close();
  }
}

/** Removes a leftover; where that fails, the sweep at the next start removes it. */
export async function removeQuietly(fs: FileOps, path: string): Promise<void> {
  try {
    await fs.rm(path, { force: true, recursive: true });
  } catch {
    // Best effort by design: the failure that led here is the one to report.
  }
}

/** What a thrown write error means to people. Rethrows what did not come from the system. */
export function writeFailure(error: unknown): Fail<'disk-full' | 'write-failed'> {
  const code = systemCode(error);
  if (code === undefined) throw error;
  const path = pathOf(error);
  return fail(
    code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' ? 'disk-full' : 'write-failed',
    path === undefined ? writeReason(error) : `${path}: ${writeReason(error)}`,
  );
}

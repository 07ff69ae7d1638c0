import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ImportStatus } from './import-report.ts';

/**
 * Writes a file that is not there yet: whole or not at all, and never over another one.
 * `unchanged` where the same bytes are there already, `refused` where other bytes are; in a dry run
 * `would-write` where it would be written. Throws where the disk fails.
 */
export async function writeNewFile(
  path: string,
  content: string | Uint8Array,
  dryRun: boolean,
): Promise<ImportStatus> {
  const known = await compareFile(path, content);
  if (known !== undefined || dryRun) return known ?? 'would-write';
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeDurably(temporary, content);
    return (await placeFile(temporary, path)) ? 'written' : ((await compareFile(path, content)) ?? 'refused');
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Undefined where there is no file. */
async function compareFile(
  path: string,
  content: string | Uint8Array,
): Promise<'unchanged' | 'refused' | undefined> {
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    return (await readFile(path)).equals(bytes) ? 'unchanged' : 'refused';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A hard link fails where the name is taken, which a rename does not; disks without links get the rename. */
async function placeFile(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].some((code) => hasCode(error, code)))
      throw error;
    await rename(temporary, path);
    return true;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

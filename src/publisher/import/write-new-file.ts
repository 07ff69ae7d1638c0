import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { placeNewFile } from '#node/edition/place-new-file';
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
    return (await placeNewFile(temporary, path))
      ? 'written'
      : ((await compareFile(path, content)) ?? 'refused');
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
    return compareContent(await readFile(path), content);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** `unchanged` where both are the same bytes. */
export function compareContent(
  before: string | Uint8Array,
  content: string | Uint8Array,
): 'unchanged' | 'refused' {
  return Buffer.compare(bytesOf(before), bytesOf(content)) === 0 ? 'unchanged' : 'refused';
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
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

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

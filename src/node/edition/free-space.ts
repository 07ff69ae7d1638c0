import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import { noRoom } from '#core/edition/room';
import { ok, type Result } from '#core/result';
import { totalBytes } from './list-blobs.ts';

/** Bytes that may still be written below a folder; undefined where the system does not say. */
export type FreeBytes = (folder: string) => Promise<number | undefined>;

/** Every file takes whole blocks, and has a name in a folder. */
const BLOCK_BYTES = 4096;
/** Room for what is written besides: description, roots, pointer. */
const SPARE_BYTES = 1024 * 1024;

/** What the system says. Of a folder that is not made yet, what it says of the one around it. */
export const freeBytes: FreeBytes = async (folder) => {
  for (let path = folder; ; path = dirname(path)) {
    try {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    } catch {
      // Not there yet, or a disk that does not tell: then nothing is known, and the writing itself will show.
      if (dirname(path) === path) return undefined;
    }
  }
};

/** What so many parts take on a disk, generously. */
export function roomForParts(blobs: readonly BlobRef[]): number {
  return totalBytes(blobs) + (blobs.length + 1) * BLOCK_BYTES + SPARE_BYTES;
}

/** Whether there is room, told before the first byte is written. `undefined` for `free` asks nobody. */
export async function checkRoom(
  neededBytes: number,
  folder: string,
  free: FreeBytes | undefined,
): Promise<Result<true, 'no-room'>> {
  const here = await free?.(folder);
  return here === undefined || here >= neededBytes ? ok(true) : noRoom({ neededBytes, freeBytes: here });
}

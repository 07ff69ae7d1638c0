// Damage as disks do it: the file keeps its name and its length.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobName } from '#node/edition/bundle-entries';

/** Flips one bit in the middle of a file. */
export async function flipBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

/** Where a part of a store or of a publication lies. */
export function partOf(folder: string, sha256: string): string {
  return join(folder, ...blobName(sha256).split('/'));
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './is-missing.ts';

/**
 * Files below a folder, as sorted paths with forward slashes. Hidden ones are left out, links are not
 * followed. A folder that is not there has no files.
 */
export async function listFiles(folder: string, below = ''): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await entriesOf(join(folder, below))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) found.push(...(await listFiles(folder, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found.toSorted((a, b) => (a < b ? -1 : 1));
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // Every part of a content folder but archive.yaml is optional.
    if (isMissing(error)) return [];
    throw error;
  }
}

import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './is-missing.ts';

/**
 * Files below a folder, as sorted paths with forward slashes. Hidden ones are left out, links are not
 * followed. A folder that is not there has no files.
 */
export function listFiles(folder: string, below = ''): Promise<readonly string[]> {
  return listEntries(folder, below, (entry) => entry.isFile());
}

/** Links below a folder, to files or to folders, as sorted paths. A folder that is not there has none. */
export function listLinks(folder: string): Promise<readonly string[]> {
  return listEntries(folder, '', (entry) => entry.isSymbolicLink());
}

async function listEntries(
  folder: string,
  below: string,
  isWanted: (entry: Dirent) => boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await entriesOf(join(folder, below))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) found.push(...(await listEntries(folder, path, isWanted)));
    else if (isWanted(entry)) found.push(path);
  }
  return found.toSorted((a, b) => (a < b ? -1 : 1));
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // Every part of a content folder but archive.yaml is optional.
    if (isMissing(error)) return [];
    throw error;
  }
}

import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing } from './is-missing.ts';

/** Whether there is a folder at a path. Throws where the disk fails. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Whether a folder is one that `attache new` made or that staff keep: it has an `archive.yaml`. */
export async function isContentFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(join(folder, 'archive.yaml'))).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** How many folders above a file its content folder may be. */
const DEPTH = 16;

/** The content folder that a file lies in; undefined where there is none. */
export async function folderOfFile(file: string): Promise<string | undefined> {
  let above = file;
  for (let step = 0; step < DEPTH && dirname(above) !== above; step += 1) {
    above = dirname(above);
    if (await isContentFolder(above)) return above;
  }
  return undefined;
}

/** Whether there is anything at a path. Throws where the disk fails. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

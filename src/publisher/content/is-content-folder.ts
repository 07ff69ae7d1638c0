import { stat } from 'node:fs/promises';
import { join } from 'node:path';
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

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

/** What a content folder may hold beside its `archive.yaml`. */
const PARTS = [
  'articles',
  'sources',
  'conferences',
  'organisations',
  'topics.yaml',
  'terms.yaml',
  'next.yaml',
];
/** What only editions have: a publication folder, and an edition that was unpacked. */
const EDITION_PARTS = ['latest.json', 'edition.json', 'roots/1.json'];

/**
 * Why a folder without `archive.yaml` is not even the beginning of a content folder, as a sentence; undefined where it
 * may be one.
 */
export async function whyNoContent(folder: string): Promise<string | undefined> {
  if (await isThere(join(folder, 'archive.yaml'))) return undefined;
  for (const part of EDITION_PARTS) if (await isThere(join(folder, part))) return IS_PUBLICATION;
  for (const part of PARTS) if (await isThere(join(folder, part))) return undefined;
  return NO_ARCHIVE;
}

const IS_PUBLICATION =
  'this file is missing: the folder is a publication folder, as publish makes it; give the content folder that it is made from';
const NO_ARCHIVE =
  'this file is missing: the folder is no content folder; give the one that has an archive.yaml, or make one with: attache new';

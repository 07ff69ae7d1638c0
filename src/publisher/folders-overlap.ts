import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isMissing } from './content/is-missing.ts';

/**
 * Why a content folder cannot be published to a place, or undefined where it can. The two lie apart: a publication is
 * served to everybody, and what is in a content folder is read as content.
 */
export async function foldersOverlap(content: string, to: string): Promise<string | undefined> {
  const from = await realPath(content);
  const target = await realPath(to);
  const todo = 'Nothing was written. Give --to a folder of its own, beside the content folder.';
  if (from === target) return `The content folder and the publication folder are the same folder. ${todo}`;
  if (isBelow(from, target)) return `This folder is inside the content folder "${content}". ${todo}`;
  if (isBelow(target, from))
    return `The content folder "${content}" is inside this folder, and all of it would be served. ${todo}`;
  return undefined;
}

/** Without links as far as the path is there; a folder that is yet to be made stays as it is written. */
async function realPath(path: string): Promise<string> {
  const whole = resolve(path);
  try {
    return await realpath(whole);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const above = dirname(whole);
    return above === whole ? whole : join(await realPath(above), basename(whole));
  }
}

/** On Windows the way to another drive is a whole path. */
function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

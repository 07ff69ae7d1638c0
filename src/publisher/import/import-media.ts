/** The images that a Markdown article names: copied from a media folder into `files/`, and named there. */

import { readFile, stat } from 'node:fs/promises';
import { basename, join, posix, relative } from 'node:path';
import type { Image, Nodes } from 'mdast';
import { parseMarkdown } from '#core/article/parse-markdown';
import { isMissing } from '../content/is-missing.ts';
import type { PageNotice } from './page-types.ts';

/** An image to be written into the content folder. */
export interface MediaFile {
  /** Inside the content folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface MediaResult {
  /** The Markdown with the new names; the same where nothing was found. */
  readonly content: string;
  readonly files: readonly MediaFile[];
  readonly notices: readonly PageNotice[];
}

/** Larger images are refused by `check`, too. */
const MAX_BYTES = 20 * 1024 * 1024;

/** Finds every image of an article in the media folder: by the path it has there, else by its name. */
export async function findMedia(content: string, mediaFolder: string): Promise<MediaResult> {
  const files: MediaFile[] = [];
  const notices: PageNotice[] = [];
  let result = content;
  // From the end, so that earlier offsets stay right.
  for (const image of imagesOf(parseMarkdown(content)).toReversed()) {
    const line = image.position?.start.line ?? 1;
    const bytes = await readMedia(mediaFolder, image.url);
    if (bytes === undefined) {
      const message = `"${image.url}" is not in the media folder, or has more than 20 MB; it was not copied`;
      notices.push({ line, code: 'image-not-found', severity: 'unsure', message });
      continue;
    }
    const path = `files/${inFolder(image.url)}`;
    if (!files.some((file) => file.path === path)) files.push({ path, bytes });
    result = rename(result, image, path);
  }
  return { content: result, files, notices: notices.toReversed() };
}

/** Images of other sites and of the content folder itself are left alone. */
function imagesOf(node: Nodes): readonly Image[] {
  if (node.type === 'image') return /^(?:[a-z][a-z0-9+.-]*:|\/\/|files\/)/iu.test(node.url) ? [] : [node];
  return 'children' in node ? node.children.flatMap((child) => imagesOf(child)) : [];
}

async function readMedia(folder: string, url: string): Promise<Uint8Array | undefined> {
  for (const name of [inFolder(url), basename(inFolder(url))]) {
    const path = join(folder, name);
    try {
      const found = await stat(path);
      if (found.isFile() && found.size <= MAX_BYTES) return await readFile(path);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return undefined;
}

/** The path of an image as one below a folder: no query, nothing above, no escapes. */
function inFolder(url: string): string {
  const [path = ''] = decode(url).replaceAll('\\', '/').split(/[?#]/u);
  return relative('/', posix.join('/', path)).replaceAll('\\', '/');
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    // A lone % is a character of the name.
    return url;
  }
}

function rename(content: string, image: Image, path: string): string {
  const start = image.position?.start.offset ?? 0;
  const end = image.position?.end.offset ?? start;
  const title = image.title ? ` ${JSON.stringify(image.title)}` : '';
  const target = /[\s()<>]/u.test(path) ? `<${path}>` : path;
  return `${content.slice(0, start)}![${image.alt ?? ''}](${target}${title})${content.slice(end)}`;
}

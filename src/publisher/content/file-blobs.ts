import { open, realpath, stat } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { type Fail, fail, ok, type Result } from '#core/result';
import { sha256OfFile } from '#node/edition/sha256';
import { systemReason } from '#node/edition/system-reason';
import type { FileBlob } from './content.ts';
import { isMissing } from './is-missing.ts';
import { mediaTypeOf } from './media-type.ts';
import { inMegabytes } from './read-text-file.ts';

/** Largest image and largest other file, in bytes. */
const MAX_IMAGE_BYTES = 20 * 1024 * 1024;
const MAX_FILE_BYTES = 200 * 1024 * 1024;

export type FileRefusal =
  'missing-file' | 'file-too-large' | 'file-type' | 'outside-folder' | 'unreadable-file';

/** Finds and hashes the files that content names; each file is hashed once. */
export interface FileBlobs {
  /** `path` is from the content folder, else from the folder of the file that names it. */
  find(path: string, namedBy: string, want: 'image' | 'file'): Promise<Result<FileBlob, FileRefusal>>;
  /** Every place in the content folder that was looked at, with forward slashes. */
  looked(): ReadonlySet<string>;
}

export function createFileBlobs(root: string): FileBlobs {
  const known = new Map<string, Promise<Result<FileBlob, FileRefusal>>>();
  const looked = new Set<string>();
  const lookUp = (path: string, want: 'image' | 'file'): Promise<Result<FileBlob, FileRefusal>> => {
    looked.add(path);
    const key = `${want} ${path}`;
    const found = known.get(key) ?? readBlob(root, path, want);
    known.set(key, found);
    return found;
  };
  return {
    async find(path, namedBy, want) {
      const places = placesOf(path, namedBy);
      const inside = places.filter((place) => !isAbove(place));
      for (const place of inside) {
        const found = await lookUp(place, want);
        if (found.ok) return found;
        if (found.code !== 'missing-file') return fail(found.code, `"${path}" ${found.message}`);
      }
      return inside.length === 0
        ? fail('outside-folder', `"${path}" leads out of the content folder`)
        : notThere(path, inside);
    },
    looked: () => looked,
  };
}

/** From the content folder, then from the folder of the file that names it. */
function placesOf(path: string, namedBy: string): readonly string[] {
  const decoded = posix.normalize(decodePath(path));
  const beside = posix.join(posix.dirname(namedBy), decoded);
  return beside === decoded ? [decoded] : [decoded, beside];
}

function isAbove(place: string): boolean {
  return place === '..' || place.startsWith('../');
}

function notThere(path: string, places: readonly string[]): Fail<'missing-file'> {
  const looked = places.map((place) => `"${place}"`);
  return fail(
    'missing-file',
    `there is no file "${path}"; it was looked for as ${looked.join(' and as ')} in the content folder`,
  );
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll('\\', '/');
  } catch {
    // A lone % is a character of the file's name.
    return path;
  }
}

async function readBlob(
  root: string,
  path: string,
  want: 'image' | 'file',
): Promise<Result<FileBlob, FileRefusal>> {
  if (path.includes('\0')) return fail('missing-file', 'is not there');
  const absolute = join(root, path);
  try {
    if (!(await isInside(root, absolute))) return fail('outside-folder', 'leads out of the content folder');
    const info = await stat(absolute);
    if (!info.isFile()) return fail('file-type', 'is a folder, and a file is wanted');
    const limit = want === 'image' ? MAX_IMAGE_BYTES : MAX_FILE_BYTES;
    if (info.size > limit) {
      return fail(
        'file-too-large',
        `has ${inMegabytes(info.size)} MB; the limit is ${inMegabytes(limit)} MB`,
      );
    }
    return await typed(absolute, want);
  } catch (error) {
    if (isMissing(error)) return fail('missing-file', 'is not there');
    return fail('unreadable-file', `cannot be read: ${systemReason(error)}`);
  }
}

/** Links are followed, and must not lead out of the folder. */
async function isInside(root: string, absolute: string): Promise<boolean> {
  const way = relative(root, absolute);
  if (way.startsWith('..')) return false;
  await stat(absolute);
  const real = relative(await realpath(root), await realpath(absolute));
  return !real.startsWith(`..${sep}`) && real !== '..' && dirname(real) !== real;
}

async function typed(absolute: string, want: 'image' | 'file'): Promise<Result<FileBlob, FileRefusal>> {
  const type = mediaTypeOf(await firstBytes(absolute));
  const isWanted = want === 'image' ? type?.startsWith('image/') === true : type !== undefined;
  if (!isWanted || type === undefined) {
    const allowed = want === 'image' ? 'PNG, JPEG, WebP, GIF or AVIF' : 'PDF or an image';
    return fail('file-type', `is not ${allowed}`);
  }
  return ok({ path: absolute, type, ...(await sha256OfFile(absolute)) });
}

async function firstBytes(absolute: string): Promise<Uint8Array> {
  const file = await open(absolute);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

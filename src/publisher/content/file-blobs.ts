import { open, realpath, stat } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { sha256OfFile } from '#node/edition/sha256';
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
}

export function createFileBlobs(root: string): FileBlobs {
  const known = new Map<string, Promise<Result<FileBlob, FileRefusal>>>();
  return {
    async find(path, namedBy, want) {
      const decoded = decodePath(path);
      const beside = posix.join(posix.dirname(namedBy), decoded);
      const first = await lookUp(root, decoded, want, known);
      return !first.ok && first.code === 'missing-file' && beside !== decoded
        ? lookUp(root, beside, want, known)
        : first;
    },
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll('\\', '/');
  } catch {
    // A lone % is a character of the file's name.
    return path;
  }
}

function lookUp(
  root: string,
  path: string,
  want: 'image' | 'file',
  known: Map<string, Promise<Result<FileBlob, FileRefusal>>>,
): Promise<Result<FileBlob, FileRefusal>> {
  const key = `${want} ${path}`;
  const found = known.get(key) ?? readBlob(root, path, want);
  known.set(key, found);
  return found;
}

async function readBlob(
  root: string,
  path: string,
  want: 'image' | 'file',
): Promise<Result<FileBlob, FileRefusal>> {
  if (path.includes('\0')) return fail('missing-file', 'there is no such file');
  const absolute = join(root, path);
  try {
    if (!(await isInside(root, absolute)))
      return fail('outside-folder', `"${path}" is outside the content folder`);
    const info = await stat(absolute);
    if (!info.isFile()) return fail('missing-file', `"${path}" is not a file`);
    const limit = want === 'image' ? MAX_IMAGE_BYTES : MAX_FILE_BYTES;
    if (info.size > limit) {
      return fail(
        'file-too-large',
        `"${path}" has ${inMegabytes(info.size)} MB; the limit is ${inMegabytes(limit)} MB`,
      );
    }
    return await typed(absolute, path, want);
  } catch (error) {
    if (isMissing(error)) return fail('missing-file', `there is no file "${path}"`);
    return fail(
      'unreadable-file',
      `"${path}" cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
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

async function typed(
  absolute: string,
  path: string,
  want: 'image' | 'file',
): Promise<Result<FileBlob, FileRefusal>> {
  const type = mediaTypeOf(await firstBytes(absolute));
  const isWanted = want === 'image' ? type?.startsWith('image/') === true : type !== undefined;
  if (!isWanted || type === undefined) {
    const allowed = want === 'image' ? 'PNG, JPEG, WebP, GIF or AVIF' : 'PDF or an image';
    return fail('file-type', `"${path}" is not ${allowed}`);
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

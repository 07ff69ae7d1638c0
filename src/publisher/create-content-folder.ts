import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { systemCode, writeReason } from '#node/edition/system-reason';
import { slugOf } from './import/slug.ts';
import { type StarterFile, starterFiles } from './starter-files.ts';

export interface NewContentOptions {
  /** Random lower-case hex: it makes the archive's id unique. */
  readonly idSuffix: string;
  /** ISO 8601 date. */
  readonly today: string;
}

type NewContentRefusal = 'not-empty' | 'not-a-folder' | 'write-failed';

const MAX_NAME = 40;

/**
 * Makes a content folder with one of everything, and gives the paths of its files. The folder must be empty, or not
 * be there; nothing of it is left where this fails.
 */
export async function createContentFolder(
  folder: string,
  { idSuffix, today }: NewContentOptions,
): Promise<Result<readonly string[], NewContentRefusal>> {
  const path = resolve(folder);
  const name = slugOf(basename(path), MAX_NAME, 'archive');
  const files = starterFiles({ archiveId: `${name}-${idSuffix}`, today });
  try {
    await mkdir(path, { recursive: true });
    if ((await readdir(path)).length > 0) {
      return fail('not-empty', 'This folder is not empty; it was left as it is.');
    }
    await writeAll(path, files);
    return ok(files.map((file) => file.path));
  } catch (error) {
    return refusalOf(error);
  }
}

/** Everything is written aside first; then each part gets its place by one rename. */
async function writeAll(folder: string, files: readonly StarterFile[]): Promise<void> {
  const parts = [...new Set(files.map(({ path }) => path.split('/')[0] ?? path))];
  const aside = await mkdtemp(join(folder, '.new-'));
  const placed: string[] = [];
  try {
    for (const { path, bytes } of files) {
      await mkdir(dirname(join(aside, path)), { recursive: true });
      await writeFile(join(aside, path), bytes, { flag: 'wx', flush: true });
    }
    for (const part of parts) {
      await rename(join(aside, part), join(folder, part));
      placed.push(part);
    }
  } catch (error) {
    for (const part of placed) await rm(join(folder, part), { recursive: true, force: true });
    throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

function refusalOf(error: unknown): Result<never, NewContentRefusal> {
  const code = systemCode(error);
  if (code === undefined) throw error;
  if (code === 'EEXIST' || code === 'ENOTDIR') return fail('not-a-folder', 'There is a file of this name.');
  return fail('write-failed', `This folder cannot be written: ${writeReason(error)}.`);
}

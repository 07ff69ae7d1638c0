import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { PRIVATE_FILE_MODE, writeFileChecked } from '#node/storage/checked-writer';
import type { FilePort } from '#node/storage/file-port';

/**
 * Moves a damaged file out of the way as `<name>.damaged-<time><ext>`, beside it, over nothing. `now` is an ISO 8601
 * instant. The value is the new path; on `write-failed` the file is where it was.
 */
export function moveAside(path: string, now: string): Result<string, 'write-failed'> {
  return attempt(path, now, (to) => renameSync(path, to));
}

/** Moves a file that has done its work out of the way in the same manner, as `<name>.kept-<time><ext>`. */
export function keepAside(path: string, now: string): Result<string, 'write-failed'> {
  return attempt(path, now, (to) => renameSync(path, to), 'kept');
}

/** Keeps a copy of a damaged file under such a name, for when what is readable in it goes on being used. */
export function copyAside(
  path: string,
  bytes: Uint8Array,
  now: string,
  files?: FilePort,
): Result<string, 'write-failed'> {
  return attempt(path, now, (to) => writeFileChecked(to, bytes, PRIVATE_FILE_MODE, files));
}

function attempt(
  path: string,
  now: string,
  act: (to: string) => void,
  why: 'damaged' | 'kept' = 'damaged',
): Result<string, 'write-failed'> {
  const to = freeName(path, now, why);
  try {
    act(to);
    return ok(to);
  } catch (error) {
    return fail('write-failed', String(error));
  }
}

/** The instant without the colons Windows refuses; a number behind it when the name is taken. */
function freeName(path: string, now: string, why: 'damaged' | 'kept'): string {
  const extension = extname(path);
  const stem = `${basename(path, extension)}.${why}-${now.replaceAll(/[:.]/g, '-')}`;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `${stem}${extension}` : `${stem}-${count}${extension}`;
    const candidate = join(dirname(path), name);
    if (!existsSync(candidate)) return candidate;
  }
}

/**
 * Replaces a file whole, or not at all, and says so only when the new bytes are on disk. Stands in for the package
 * `atomically`, whose write takes a short write for a whole one and so renames a truncated file over a good one.
 */
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { nodeFiles, type FilePort } from '#node/storage/file-port';

/** Mode of a file nobody but its owner may read. */
export const PRIVATE_FILE_MODE = 0o600;

const RENAME_TRIES = 20;
const RENAME_PAUSE_MS = 50;
const BUSY_ON_WINDOWS: readonly unknown[] = ['EPERM', 'EACCES', 'EBUSY'];

/** A write that the file system took and did not keep, or that could not be put in place. `code` is for programs. */
export class CheckedWriteError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CheckedWriteError';
    this.code = code;
  }
}

/**
 * Writes a temporary file beside the target, fully; fsync; reads it back and compares size and SHA-256; renames it over
 * the target; fsync of the folder (not on Windows, which has none). The folder must exist: a data folder that is gone
 * is an error, not a reason to make one. Any failure throws with the system's `code` (`ENOSPC` when the disk is full)
 * and removes the temporary file. The target holds its old bytes or all the new ones, whatever happens; after a failure
 * of the very last step, the fsync of the folder, it holds the new ones and is still reported as not saved.
 */
export function writeFileChecked(
  path: string,
  data: string | Uint8Array,
  mode: number = PRIVATE_FILE_MODE,
  files: FilePort = nodeFiles,
): void {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  const temporary = temporaryPath(path, files);
  const fd = files.open(temporary, 'wx', mode);
  try {
    withOpenFile(fd, files, () => {
      writeFully(fd, bytes, files);
      files.fsync(fd);
    });
    verifyWritten(temporary, bytes, files);
    replaceFile(temporary, path, files);
  } catch (error) {
    removeTemporary(temporary, files, error);
    throw error;
  }
  syncFolder(dirname(path), files);
}

function temporaryPath(path: string, files: FilePort): string {
  return join(dirname(path), `${basename(path)}.tmp-${files.pid}-${files.randomName()}`);
}

function writeFully(fd: number, bytes: Uint8Array, files: FilePort): void {
  let done = 0;
  while (done < bytes.length) {
    const taken = files.write(fd, bytes, done);
    // POSIX leaves 0 without an error undefined here; asking again for ever would hang the app.
    if (taken <= 0) throw new CheckedWriteError('EIO', `write took ${taken} of ${bytes.length - done} bytes`);
    done += taken;
  }
}

function verifyWritten(path: string, bytes: Uint8Array, files: FilePort): void {
  const fd = files.open(path, 'r', 0);
  withOpenFile(fd, files, () => {
    const size = files.sizeOf(fd);
    if (size !== bytes.length) {
      throw new CheckedWriteError('EIO', `${size} bytes on disk, ${bytes.length} written`);
    }
    if (sha256(files.readAll(fd)) !== sha256(bytes)) {
      throw new CheckedWriteError('EIO', 'the bytes on disk are not the bytes written');
    }
  });
}

function replaceFile(temporary: string, path: string, files: FilePort): void {
  for (let tries = 1; ; tries += 1) {
    try {
      files.rename(temporary, path);
      return;
    } catch (error) {
      const isBusy = files.platform === 'win32' && BUSY_ON_WINDOWS.includes(errorCode(error));
      if (!isBusy || tries >= RENAME_TRIES) throw error;
      files.sleep(RENAME_PAUSE_MS);
    }
  }
}

/** Makes the names in a folder last. Windows has no such thing. */
export function syncFolder(folder: string, files: FilePort): void {
  if (files.platform === 'win32') return;
  const fd = files.open(folder, 'r', 0);
  withOpenFile(fd, files, () => files.fsync(fd));
}

/** Closes in every case; a failing close is itself a failed write (NFS reports a full disk there). */
export function withOpenFile(fd: number, files: FilePort, act: () => void): void {
  try {
    act();
  } catch (error) {
    closeAfterFailure(fd, files, error);
    throw error;
  }
  files.close(fd);
}

function closeAfterFailure(fd: number, files: FilePort, cause: unknown): void {
  try {
    files.close(fd);
  } catch (error) {
    throw new CheckedWriteError(errorCode(cause) ?? 'EIO', `close failed too: ${String(error)}`, { cause });
  }
}

function removeTemporary(temporary: string, files: FilePort, cause: unknown): void {
  try {
    files.unlink(temporary);
  } catch (error) {
    // The first failure is what the caller acts on; the file left behind is swept at the next start.
    throw new CheckedWriteError(
      errorCode(cause) ?? 'EIO',
      `${String(cause)}; left ${temporary}: ${String(error)}`,
      {
        cause,
      },
    );
  }
}

/** The system's code of an error (`ENOSPC`), when it carries one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { CheckedWriteError, withOpenFile } from '#node/storage/checked-writer';
import type { FilePort } from '#node/storage/file-port';

/** A file that lines are added to, as far as this process knows it. */
export interface AppendTarget {
  readonly path: string;
  /** Offset behind the last line that was said to be saved. */
  readonly end: number;
  /** A killed process left part of a line behind that: it goes first. */
  readonly hasTornTail: boolean;
}

export type Appended =
  | { readonly ok: true; readonly end: number }
  /** `isUnsure`: what stands behind `end` is not known, so nothing may be added to this file any more. */
  | { readonly ok: false; readonly error: unknown; readonly isUnsure: boolean };

/**
 * Adds bytes to a file and says so only when they are on disk: all of them in a loop, fdatasync, read back. The file must
 * exist and end where we left it: anything else is a failure and nothing is written. After a failure it is cut back.
 */
export function appendLine(target: AppendTarget, bytes: Uint8Array, files: FilePort): Appended {
  let isUnsure = false;
  try {
    const fd = files.open(target.path, 'r+', 0);
    withOpenFile(fd, files, () => {
      cutTornTail(fd, target, files);
      isUnsure = true;
      write(fd, target.end, bytes, files, () => (isUnsure = false));
    });
    return { ok: true, end: target.end + bytes.length };
  } catch (error) {
    return { ok: false, error, isUnsure };
  }
}

function cutTornTail(fd: number, { end, hasTornTail }: AppendTarget, files: FilePort): void {
  const size = files.sizeOf(fd);
  if (size === end) return;
  if (size < end || !hasTornTail) throw new CheckedWriteError('EIO', 'another program has changed the file');
  files.truncate(fd, end);
}

function write(fd: number, end: number, bytes: Uint8Array, files: FilePort, onCutBack: () => void): void {
  let isSyncTried = false;
  try {
    for (let done = 0; done < bytes.length;) {
      const taken = files.writeAt(fd, bytes, done, end + done);
      if (taken <= 0)
        throw new CheckedWriteError('EIO', `write took ${taken} of ${bytes.length - done} bytes`);
      done += taken;
    }
    isSyncTried = true;
    files.datasync(fd);
    if (Buffer.compare(files.readAt(fd, bytes.length, end), bytes) !== 0) {
      throw new CheckedWriteError('EIO', 'the bytes on disk are not the bytes written');
    }
  } catch (error) {
    files.truncate(fd, end);
    files.datasync(fd);
    // After a sync that failed the system may have dropped the bytes and forgotten that it did: no trust in this file.
    if (!isSyncTried) onCutBack();
    throw error;
  }
}

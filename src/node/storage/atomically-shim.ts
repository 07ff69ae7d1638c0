/** Stands in for the package `atomically` (an alias of the build): what conf imports from it, over the checked writer. */
import {
  CheckedWriteError,
  errorCode,
  PRIVATE_FILE_MODE,
  writeFileChecked,
} from '#node/storage/checked-writer';

/** conf gives a mode or `undefined`; a file without one is private. */
export interface AtomicWriteOptions {
  readonly mode?: number | undefined;
}

/** Drop-in for `atomically.writeFileSync`; throws with the system's code, and then the old file is as it was. */
export function writeFileSync(
  path: string,
  data: string | Uint8Array,
  options: AtomicWriteOptions = {},
): void {
  try {
    writeFileChecked(path, data, options.mode ?? PRIVATE_FILE_MODE);
  } catch (error) {
    // conf answers EXDEV by writing in place, unchecked and not atomic: it must not learn of it.
    if (errorCode(error) !== 'EXDEV') throw error;
    throw new CheckedWriteError('EIO', 'a rename within one folder was refused', { cause: error });
  }
}

/** Drop-in for the promise form of `atomically.writeFile`. */
export function writeFile(
  path: string,
  data: string | Uint8Array,
  options: AtomicWriteOptions = {},
): Promise<void> {
  return new Promise((resolve) => resolve(writeFileSync(path, data, options)));
}

import { accessSync, chmodSync, constants, lstatSync, mkdirSync } from 'node:fs';
import { fail, ok, type Result } from '#core/result';

/** The parts of `process` that decide how files are made. */
export interface ProcessToRestrict {
  umask(mask: number): number;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * First thing at start, before any store is made. Files of this process are for its user alone (umask 077); and `SNAP`
 * goes out of the environment, because conf takes it to mean that it runs inside a snap and then writes in place,
 * not atomically: anyone who starts the app from the terminal of some snap would inherit that.
 */
export function restrictProcess(target: ProcessToRestrict): void {
  target.umask(0o077);
  delete target.env['SNAP'];
}

/** Makes the folder of everything the app writes, or closes an existing one to others (0700; no modes on Windows). */
export function ensureDataFolder(folder: string): Result<true, 'write-failed'> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeToOthers(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return ok(true);
  } catch (error) {
    return fail('write-failed', String(error));
  }
}

function closeToOthers(folder: string): void {
  if (process.platform === 'win32') return;
  if ((lstatSync(folder).mode & 0o077) === 0) return;
  try {
    chmodSync(folder, 0o700);
  } catch (error) {
    // A FAT stick has no modes and some drivers refuse to pretend: the folder still works, so it is used as it is.
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') return;
    throw error;
  }
}

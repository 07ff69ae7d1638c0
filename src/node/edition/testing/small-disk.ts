// A disk of one megabyte that is really full, where mounting is allowed.
import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '#node/edition/system-reason';

const FILLER = 'filler';

const succeeds = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args).status === 0;

/** Mounts a memory disk on a folder; false where that is not permitted. */
export function mountSmallDisk(folder: string): boolean {
  return succeeds('mount', '-t', 'tmpfs', '-o', 'size=1m,mode=700', 'tmpfs', folder);
}

export function unmountSmallDisk(folder: string): boolean {
  return succeeds('umount', folder);
}

/** Fills the disk to the last byte it gives, then takes so many back. */
export function leaveFree(disk: string, bytes: number): void {
  const fd = openSync(join(disk, FILLER), 'w');
  let size = 0;
  try {
    for (;;) size += writeSync(fd, Buffer.alloc(4_096));
  } catch (error) {
    if (systemCode(error) !== 'ENOSPC') throw error;
  }
  ftruncateSync(fd, Math.max(0, size - bytes));
  closeSync(fd);
}

/** Makes room again. */
export function freeDisk(disk: string): void {
  unlinkSync(join(disk, FILLER));
}

import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  cpSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const succeeds = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args).status === 0;

export type DiskKind = 'ext4' | 'tmpfs';

/** A small disk of its own. */
export interface Disk {
  readonly folder: string;
  /** Uses the disk up to so many bytes. */
  leaveFree(bytes: number): void;
  /** The disk as it would be after a power cut now: a copy of the image, mounted and copied out. ext4 only. */
  cut(to: string): void;
  unmount(): void;
}

/** `undefined` where mounting is not permitted. */
export function mountDisk(root: string, kind: DiskKind, megabytes: number): Disk | undefined {
  const folder = join(root, 'disk');
  const [image, copy, after] = [join(root, 'image'), join(root, 'copy'), join(root, 'after')];
  for (const each of [folder, after]) mkdirSync(each, { recursive: true });
  const isMounted =
    kind === 'tmpfs'
      ? succeeds('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder)
      : succeeds('rm', '-f', image) &&
        succeeds('truncate', '-s', `${megabytes}M`, image) &&
        // No blocks kept back for root, who would write past the end otherwise.
        succeeds('mkfs.ext4', '-q', '-F', '-m', '0', image) &&
        succeeds('mount', '-o', 'loop', image, folder);
  if (!isMounted) return undefined;
  return {
    folder,
    leaveFree: (bytes) => leaveFree(join(folder, 'filler'), bytes),
    cut(to) {
      copyFileSync(image, copy);
      if (!succeeds('mount', '-o', 'loop', copy, after)) throw new Error('the copy cannot be mounted');
      cpSync(after, to, { recursive: true, filter: (path) => !path.endsWith('lost+found') });
      succeeds('umount', after);
    },
    unmount: () => void succeeds('umount', folder),
  };
}

function leaveFree(filler: string, bytes: number): void {
  const fd = openSync(filler, 'w');
  let size = 0;
  try {
    for (;;) size += writeSync(fd, Buffer.alloc(4096));
  } catch (error) {
    if (!String(error).includes('ENOSPC')) throw error;
  }
  ftruncateSync(fd, Math.max(0, size - bytes));
  fsyncSync(fd);
  closeSync(fd);
}

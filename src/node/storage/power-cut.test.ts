import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAnnotationsStore } from '#node/storage/annotations-store';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

const CUTS = 20;

const root = mkdtempSync(join(tmpdir(), 'attache-power-'));
const [disk, after] = [join(root, 'disk'), join(root, 'after')];
const [image, copy] = [join(root, 'image'), join(root, 'copy')];
for (const folder of [disk, after]) mkdirSync(folder);

const succeeds = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;
const mount = (from: string, to: string) => succeeds('mount', '-o', 'loop', from, to);
const unmount = (folder: string) => succeeds('umount', folder);

function isPermitted(): boolean {
  const isMade =
    succeeds('truncate', '-s', '8M', image) &&
    succeeds('mkfs.ext4', '-q', '-F', '-m', '0', image) &&
    mount(image, disk);
  return isMade && unmount(disk);
}

const open = (folder: string) =>
  openAnnotationsStore({ folder, now: () => new Date().toISOString(), uuid: randomUUID });
const blocks = (folder: string) =>
  open(folder)
    .list()
    .map(({ target }) => target.block);

afterAll(() => {
  for (const folder of [disk, after]) unmount(folder);
  rmSync(root, { recursive: true, force: true });
});

describe('a power cut', () => {
  it.skipIf(!isPermitted())(
    `right after "Saved" takes nothing back, ${CUTS} times (needs to mount ext4)`,
    () => {
      if (!mount(image, disk)) throw new Error('the image cannot be mounted');
      const store = open(disk);
      const acked: string[] = [];
      for (let cut = 1; cut <= CUTS; cut += 1) {
        const block = `p-${cut}`;
        const done = cut % 5 === 0 ? store.tidy() : store.save(buildNoteDraft(block, 'x'.repeat(3000)));
        expect(done).toMatchObject({ ok: true });
        if (cut % 5 !== 0) acked.push(block);
        // The image is the disk: what the kernel holds back in memory is not in it.
        copyFileSync(image, copy, constants.COPYFILE_FICLONE);
        if (!mount(copy, after)) throw new Error('the copy cannot be mounted');
        const found = join(root, `found-${cut}`);
        cpSync(after, found, { recursive: true, filter: (path) => !path.endsWith('lost+found') });
        unmount(after);
        expect(blocks(found)).toEqual(acked);
        expect(open(found).problems).toEqual([]);
      }
    },
    60_000,
  );
});

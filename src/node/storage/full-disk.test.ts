import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openAnnotationsStore } from '#node/storage/annotations-store';
import { errorCode } from '#node/storage/checked-writer';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

const root = mkdtempSync(join(tmpdir(), 'attache-disk-'));
const disk = join(root, 'disk');
mkdirSync(disk);

const succeeds = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;
const unmount = () => succeeds('umount', disk);

const DISKS = {
  tmpfs: () => succeeds('mount', '-t', 'tmpfs', '-o', 'size=768k,mode=700', 'tmpfs', disk),
  ext4: () => {
    const image = join(root, 'image');
    return (
      succeeds('truncate', '-s', '4M', image) &&
      // No blocks kept back for root, who would write past the end otherwise.
      succeeds('mkfs.ext4', '-q', '-F', '-m', '0', image) &&
      succeeds('mount', '-o', 'loop', image, disk)
    );
  },
} as const;

function canMount(mount: () => boolean): boolean {
  const mounted = mount();
  if (mounted) unmount();
  return mounted;
}

const open = () =>
  openAnnotationsStore({
    folder: disk,
    now: () => new Date().toISOString(),
    uuid: randomUUID,
  });
const blocks = () =>
  open()
    .list()
    .map(({ target }) => target.block);

/** Fills the disk to the last byte it gives, then takes so many back: what statfs promises is not always there. */
function leaveFree(bytes: number): void {
  const fd = openSync(join(disk, 'filler'), 'w');
  let size = 0;
  try {
    for (;;) size += writeSync(fd, Buffer.alloc(4_096));
  } catch (error) {
    if (errorCode(error) !== 'ENOSPC') throw error;
  }
  ftruncateSync(fd, Math.max(0, size - bytes));
  fsyncSync(fd);
  closeSync(fd);
}

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(Object.entries(DISKS))('notes on a real %s that is nearly full', (name, mount) => {
  const isPermitted = canMount(mount);
  afterEach(() => void unmount());

  it.skipIf(!isPermitted)(
    `lose nothing that was saved, at every 8 KiB of free space up to 256 KiB (needs to mount ${name})`,
    () => {
      let refusals = 0;
      for (let step = 0; step <= 32; step += 1) {
        if (!mount()) throw new Error(`${name} cannot be mounted`);
        const store = open();
        const acked: string[] = [];
        for (const block of ['p-1', 'p-2', 'p-3']) {
          if (store.save(buildNoteDraft(block, 'x'.repeat(20_000))).ok) acked.push(block);
        }
        expect(acked).toHaveLength(3);
        store.tidy();
        leaveFree(step * 8_192);
        for (let count = 4; count <= 8; count += 1) {
          const saved = store.save(buildNoteDraft(`p-${count}`, 'x'.repeat(20_000)));
          if (saved.ok) acked.push(`p-${count}`);
          else {
            expect(saved.code).toBe('disk-full');
            refusals += 1;
          }
        }
        expect(blocks()).toEqual(acked);
        expect(open().problems).toEqual([]);
        rmSync(join(disk, 'filler'));
        expect(readdirSync(join(disk, 'notes')).filter((entry) => !entry.endsWith('.journal'))).toEqual([]);
        expect(store.save(buildNoteDraft('after', 'again'))).toMatchObject({ ok: true });
        expect(blocks()).toEqual([...acked, 'after']);
        unmount();
      }
      expect(refusals).toBeGreaterThan(9);
    },
    120_000,
  );
});

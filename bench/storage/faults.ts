import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LOCK_FILE } from '#node/storage/data-lock';
import { lookInto, numbersOf, runChild, startChild } from './children.ts';
import { mountDisk, type DiskKind } from './disks.ts';

/** What a fault did to a store. */
export interface Outcome {
  readonly acked: number;
  readonly lost: number;
  readonly wrong: number;
  /** Times that the store could not be opened or read after it, or took the process with it. */
  readonly unreadable: number;
  /** What else there is to say. */
  readonly note: string;
}

const fresh = (root: string) => mkdtempSync(join(root, 'data-'));

function compare(name: string, folder: string, acked: readonly number[], bytes: number) {
  const found = lookInto(name, folder, bytes);
  const right = new Set(found?.right);
  const lost = acked.filter((number) => !right.has(number)).length;
  return { lost: found ? lost : 0, wrong: found?.wrong ?? 0, unreadable: found ? 0 : 1 };
}

/** Killed at any moment while it saves, over and over in one folder. A new folder every 50 rounds. */
export async function kill9(name: string, root: string, rounds: number): Promise<Outcome> {
  let [acks, lost, wrong, unreadable, left] = [0, 0, 0, 0, 0];
  let folder = fresh(root);
  let acked: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const child = startChild('forever', name, folder, [round * 100_000 + 1]);
    await child.lines(1);
    await delay(Math.random() * 120);
    child.kill();
    await child.closed;
    const now = numbersOf('ack', child.output());
    acked.push(...now);
    acks += now.length;
    const isLast = round % 50 === 49 || round === rounds - 1;
    if (!isLast && round % 5 !== 4) continue;
    const found = compare(name, folder, acked, 600);
    lost += found.lost;
    wrong += found.wrong;
    unreadable += found.unreadable;
    left += readdirSync(folder, { recursive: true }).filter((file) => String(file).includes('.tmp-')).length;
    if (!isLast) continue;
    rmSync(folder, { recursive: true });
    folder = fresh(root);
    acked = [];
  }
  return { acked: acks, lost, wrong, unreadable, note: `${rounds} rounds, ${left} temporary files left` };
}

/** The disk as it is right after an acknowledgement. */
export async function powerCut(name: string, root: string, cuts: number): Promise<Outcome | string> {
  let [acks, lost, wrong, unreadable] = [0, 0, 0, 0];
  for (let done = 0; done < cuts; done += 25) {
    const disk = mountDisk(root, 'ext4', 16);
    if (disk === undefined) return 'not run: ext4 may not be mounted here';
    const child = startChild('step', name, disk.folder, [1, 600]);
    await child.lines(1);
    for (let cut = 1; cut <= Math.min(25, cuts - done); cut += 1) {
      child.send('save');
      await child.lines(cut + 1);
      const to = fresh(root);
      disk.cut(to);
      // The machine has started again, so whoever held the folder is gone; here it still runs.
      rmSync(join(to, LOCK_FILE), { force: true });
      const acked = numbersOf('ack', child.output());
      const found = compare(name, to, acked, 600);
      acks += 1;
      lost += found.lost;
      wrong += found.wrong;
      unreadable += found.unreadable;
      rmSync(to, { recursive: true });
    }
    child.end();
    await child.closed;
    disk.unmount();
  }
  return { acked: acks, lost, wrong, unreadable, note: `${cuts} cuts, each 1 ack after the last` };
}

/** Every 4 KiB of free space up to 256 KiB: three notes of 20 kB before the disk is full, five after. */
export async function fullDisk(
  name: string,
  root: string,
  kind: DiskKind,
  stepBytes: number,
): Promise<Outcome | string> {
  let [acks, lost, wrong, unreadable, refused] = [0, 0, 0, 0, 0];
  let stuck = 0;
  for (let free = 0; free <= 262_144; free += stepBytes) {
    const disk = mountDisk(root, kind, kind === 'tmpfs' ? 2 : 8);
    if (disk === undefined) return `not run: ${kind} may not be mounted here`;
    const child = startChild('step', name, disk.folder, [1, 20_000]);
    await child.lines(1);
    for (let count = 1; count <= 8; count += 1) {
      if (count === 4) disk.leaveFree(free);
      child.send('save');
      await child.lines(count + 1);
    }
    rmSync(join(disk.folder, 'filler'));
    child.send('save');
    await child.lines(10);
    child.end();
    await child.closed;
    const acked = numbersOf('ack', child.output());
    refused += numbersOf('fail', child.output()).length;
    stuck += acked.includes(9) ? 0 : 1;
    acks += acked.length;
    const found = compare(name, disk.folder, acked, 20_000);
    lost += found.lost;
    wrong += found.wrong;
    unreadable += found.unreadable;
    disk.unmount();
  }
  const note = `${refused} refused, ${stuck} times no save after there was room again`;
  return { acked: acks, lost, wrong, unreadable, note };
}

const CALLS = 'pwrite64,pwritev,write,writev,fsync,fdatasync,msync,ftruncate,rename,openat';

/** Fails the n-th call of the store, then also every one after it. Databases by their system calls, ours by its port. */
export function failingCalls(
  name: string,
  root: string,
  paths: ((folder: string) => readonly string[]) | undefined,
  most: number,
): Outcome | string {
  let [acks, lost, wrong, unreadable, refused, runs] = [0, 0, 0, 0, 0, 0];
  if (paths && runChild('read', name, fresh(root), [], ['strace', '-f', '-qq', '-o', '/dev/null']).isCrash)
    return 'not run: no strace here';
  for (const keepsFailing of [0, 1]) {
    for (let failAt = 1; failAt <= most; failAt += 1) {
      const folder = fresh(root);
      const when = `${failAt}${keepsFailing ? '+' : ''}`;
      const wrapper = paths
        ? [
            'strace',
            '-f',
            '-qq',
            '-o',
            '/dev/null',
            '-e',
            `trace=${CALLS}`,
            '-e',
            `inject=${CALLS}:error=ENOSPC:when=${when}`,
            ...paths(folder).flatMap((path) => ['-P', path]),
          ]
        : [];
      const args = [failAt, keepsFailing, paths ? 'outside' : 'port'];
      const { output } = runChild('failing', name, folder, args, wrapper);
      const acked = numbersOf('ack', output);
      runs += 1;
      acks += acked.length;
      refused += numbersOf('fail', output).length;
      const found = compare(name, folder, acked, 0);
      lost += found.lost;
      wrong += found.wrong;
      unreadable += found.unreadable;
      rmSync(folder, { recursive: true });
    }
  }
  const how = paths ? 'system calls' : 'file port';
  return { acked: acks, lost, wrong, unreadable, note: `${runs} runs by ${how}, ${refused} refused` };
}

/** One bit anywhere in the files of 200 notes. */
export function bitFlips(name: string, root: string, flips: number): Outcome {
  const COUNT = 200;
  const folder = join(fresh(root), 'store');
  runChild('fill', name, folder, [COUNT]);
  let [kept, wrong, silent, crashes, next] = [0, 0, 0, 0, 0];
  while (next < flips) {
    const { output, isCrash } = runChild('flips', name, folder, [next, flips]);
    for (const line of output.split('\n').filter((each) => each.startsWith('{'))) {
      const found: { right: number; wrong: number; isTold: boolean; seed: number } = JSON.parse(line);
      kept += found.right;
      wrong += found.wrong;
      silent += found.right + found.wrong < COUNT && !found.isTold ? 1 : 0;
      next = found.seed + 1;
    }
    if (!isCrash) break;
    crashes += 1;
    next += 1;
  }
  const share = ((100 * kept) / (flips * COUNT)).toFixed(2);
  const note = `${flips} flips, ${share} % of notes kept, ${silent} times some missing and nothing said`;
  return { acked: COUNT, lost: 0, wrong, unreadable: crashes, note };
}

/** A second process while the first one has the store. */
export async function twoInstances(name: string, root: string): Promise<string> {
  const folder = fresh(root);
  const first = startChild('step', name, folder, [1, 600]);
  await first.lines(1);
  const second = startChild('step', name, folder, [1001, 600]);
  await second.lines(1);
  for (let count = 1; count <= 20; count += 1) {
    first.send('save');
    if (second.output() !== '') second.send('save');
    await first.lines(count + 1);
    if (second.output() !== '') await second.lines(count + 1);
  }
  for (const child of [first, second]) child.end();
  await Promise.all([first.closed, second.closed]);
  const acked = [first, second].flatMap((child) => numbersOf('ack', child.output()));
  const { lost } = compare(name, folder, acked, 600);
  return second.output() === '' ? 'second refused' : `both write, ${lost} of ${acked.length} lost`;
}

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureDataFolder, restrictProcess } from '#node/storage/data-folder';
import { acquireDataLock, LOCK_FILE, type DataLock } from '#node/storage/data-lock';
import { FOREIGN_SILENCE_MS, isLockStale, parseLockRecord } from '#node/storage/lock-record';
import { readProcessIdentity } from '#node/storage/process-identity';

let folder: string;
let lock: string;
const held: DataLock[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-lock-'));
  lock = join(folder, LOCK_FILE);
});
afterEach(() => {
  for (const one of held.splice(0)) one.release();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function acquire(): DataLock {
  const acquired = acquireDataLock(folder);
  if (!acquired.ok) throw new Error(acquired.message);
  held.push(acquired.value);
  return acquired.value;
}

const leave = (record: object | string, silentMs = 0) => {
  writeFileSync(lock, typeof record === 'string' ? record : JSON.stringify(record));
  const then = new Date(Date.now() - silentMs);
  utimesSync(lock, then, then);
};
const record = { pid: process.pid, host: hostname(), startedAt: '2026-11-24T08:00:00.000Z' };
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('the lock of the data folder', () => {
  it('is for one: a second asker is told who has it, until it is released', () => {
    const first = acquire();
    const second = acquireDataLock(folder);
    expect(second).toMatchObject({ ok: false, code: 'locked' });
    expect(JSON.stringify(second)).toContain(String(process.pid));
    expect(statSync(lock).mode & 0o777).toBe(0o600);
    first.release();
    first.release();
    expect(readdirSync(folder)).toEqual([]);
    acquire();
  });

  it('is taken over from a process that is gone', () => {
    leave({ ...record, pid: deadPid() });
    acquire();
    expect(parseLockRecord(readFileSync(lock, 'utf8'))?.pid).toBe(process.pid);
    expect(readdirSync(folder)).toEqual([LOCK_FILE]);
  });

  it.skipIf(process.platform !== 'linux')(
    'is taken over when another process got the pid of the holder',
    () => {
      leave({ ...record, identity: `${readProcessIdentity(process.pid)}0` });
      acquire();
    },
  );

  it('is not taken from a live process, whatever its age', () => {
    leave({ ...record, pid: process.ppid }, 10 * FOREIGN_SILENCE_MS);
    expect(acquireDataLock(folder)).toMatchObject({ ok: false, code: 'locked' });
  });

  it.each([
    ['half-written', '{"pid":'],
    ['empty', ''],
  ])('is taken over when it was left %s', (_name, text) => {
    leave(text, 5_000);
    acquire();
  });

  it('is left to a process that is just writing it', () => {
    leave('');
    expect(acquireDataLock(folder)).toMatchObject({ ok: false, code: 'locked' });
  });

  it('sweeps what killed writes left, once it is held', () => {
    const leftover = 'notes.json.tmp-1-0123456789ab';
    writeFileSync(join(folder, leftover), 'plain text');
    expect(acquire().swept.removed).toEqual([leftover]);
    writeFileSync(join(folder, leftover), 'in the making');
    expect(acquireDataLock(folder)).toMatchObject({ code: 'locked' });
    expect(existsSync(join(folder, leftover))).toBe(true);
  });

  it('does not take away a lock that another has taken meanwhile', () => {
    const ours = acquire();
    const other = JSON.stringify({ ...record, host: 'another-machine' });
    writeFileSync(lock, other);
    ours.release();
    expect(readFileSync(lock, 'utf8')).toBe(other);
  });

  it('fails in words where the folder cannot be written', () => {
    expect(acquireDataLock(join(folder, 'gone'))).toMatchObject({ ok: false, code: 'write-failed' });
  });
});

describe('a lock of another machine', () => {
  const situation = { host: 'here', isAlive: () => true, identityOf: () => undefined };
  const foreign = { ...record, host: 'there' };

  it.each([
    [0, false],
    [FOREIGN_SILENCE_MS, false],
    [FOREIGN_SILENCE_MS + 1, true],
    [-60_000, false],
  ])('that was silent for %i ms is stale: %s', (silentMs, expected) => {
    expect(isLockStale(foreign, { ...situation, silentMs })).toBe(expected);
  });
});

describe('the data folder', () => {
  it('is made for its owner alone, and an open one is closed', () => {
    const deep = join(folder, 'a', 'b');
    expect(ensureDataFolder(deep)).toEqual({ ok: true, value: true });
    expect(statSync(deep).mode & 0o777).toBe(0o700);
    chmodSync(deep, 0o755);
    ensureDataFolder(deep);
    expect(statSync(deep).mode & 0o777).toBe(0o700);
  });

  it('fails in words where a file is in the way', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(ensureDataFolder(join(folder, 'file', 'x'))).toMatchObject({ ok: false, code: 'write-failed' });
  });

  it('goes with a process that makes private files and knows of no snap', () => {
    const masks: number[] = [];
    const env = { SNAP: '/snap/code/1', PATH: '/bin' };
    restrictProcess({ env, umask: (mask) => masks.push(mask) });
    expect(masks).toEqual([0o077]);
    expect(env).toEqual({ PATH: '/bin' });
  });
});

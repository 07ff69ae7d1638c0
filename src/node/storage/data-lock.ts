import { closeSync, openSync, readFileSync, statSync, unlinkSync, utimesSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { errorCode } from '#node/storage/checked-writer';
import { isLockStale, parseLockRecord, type LockRecord } from '#node/storage/lock-record';
import { isProcessAlive, readProcessIdentity } from '#node/storage/process-identity';
import { sweepTemporaryFiles, type Sweep } from '#node/storage/sweep-temporary-files';

export const LOCK_FILE = 'attache.lock';
/** Stands while a stale lock is being taken over, so that two processes cannot both do it. */
const TAKEOVER_FILE = 'attache.lock.takeover';
const TAKEOVER_LIMIT_MS = 10_000;
const TOUCH_MS = 30_000;

/** The right to write in a data folder. */
export interface DataLock {
  /** What a killed process had left and the sweep removed. */
  readonly swept: Sweep;
  /** Gives the lock up; runs by itself when the process exits; a second call does nothing. */
  release(): void;
}

/**
 * Takes the folder for this process alone: two processes over one notes file lose each other's writes. A lock whose
 * holder is gone is taken over. With the lock held, leftovers of killed writes are removed.
 * `locked`: a live process has it (the message names it); `write-failed`: the folder cannot be written.
 */
export function acquireDataLock(folder: string): Result<DataLock, 'locked' | 'write-failed'> {
  try {
    const record = describeSelf();
    if (!create(join(folder, LOCK_FILE), record) && !takeOver(folder, record)) {
      return fail('locked', `${LOCK_FILE} is held: ${readText(join(folder, LOCK_FILE)) ?? 'just released'}`);
    }
    return ok(holdLock(folder, record));
  } catch (error) {
    return fail('write-failed', String(error));
  }
}

function describeSelf(): LockRecord {
  const identity = readProcessIdentity(process.pid);
  const record = { pid: process.pid, host: hostname(), startedAt: new Date().toISOString() };
  return identity === undefined ? record : { ...record, identity };
}

/** False when there is one already. */
function create(path: string, record: LockRecord): boolean {
  try {
    const fd = openSync(path, 'wx', 0o600);
    fillLock(fd, path, JSON.stringify(record));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** On a full disk the lock would stand there empty: it is taken away again, and the failure told. */
function fillLock(fd: number, path: string, text: string): void {
  try {
    const bytes = Buffer.from(text);
    if (writeSync(fd, bytes) !== bytes.length) throw new Error('the lock was written in part: disk full');
  } catch (error) {
    removeIfThere(path);
    throw error;
  } finally {
    closeSync(fd);
  }
}

function takeOver(folder: string, record: LockRecord): boolean {
  const lock = join(folder, LOCK_FILE);
  const guard = join(folder, TAKEOVER_FILE);
  const seen = readText(lock);
  if (seen !== undefined && !isStale(lock, seen)) return false;
  if (silenceOf(guard) > TAKEOVER_LIMIT_MS) removeIfThere(guard);
  if (!create(guard, record)) return false;
  try {
    // Looked at again under the guard: another process may have taken it over, or a new one made its own, in between.
    const text = readText(lock);
    if (text !== undefined) {
      if (!isStale(lock, text)) return false;
      removeIfThere(lock);
    }
    return create(lock, record);
  } finally {
    removeIfThere(guard);
  }
}

function isStale(lock: string, text: string): boolean {
  return isLockStale(parseLockRecord(text), {
    host: hostname(),
    isAlive: isProcessAlive,
    identityOf: readProcessIdentity,
    silentMs: silenceOf(lock),
  });
}

function holdLock(folder: string, record: LockRecord): DataLock {
  const lock = join(folder, LOCK_FILE);
  const timer = setInterval(() => touch(lock), TOUCH_MS);
  timer.unref();
  let held = true;
  const release = (): void => {
    if (!held) return;
    held = false;
    clearInterval(timer);
    process.off('exit', release);
    giveUp(lock, JSON.stringify(record));
  };
  process.on('exit', release);
  try {
    return { swept: sweepTemporaryFiles(folder), release };
  } catch (error) {
    release();
    throw error;
  }
}

function giveUp(lock: string, ours: string): void {
  try {
    // Only ours: after a long suspend another machine may have taken the folder over.
    if (readText(lock) === ours) removeIfThere(lock);
  } catch {
    // The folder is away. A lock left behind costs nothing: its holder is gone, and the next start takes it over.
  }
}

function touch(lock: string): void {
  try {
    const now = new Date();
    utimesSync(lock, now, now);
  } catch {
    // The folder is away (a pulled stick, a sleeping share): the next write says so to the person, this need not.
  }
}

/** Milliseconds since the file was touched; 0 when it is not there. */
function silenceOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? Date.now() - stats.mtimeMs : 0;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

import { constants, createReadStream } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import type { BundleEntries, BundleKind, OpenEntry } from './bundle-entries.ts';
import { systemCode, systemReason } from './system-reason.ts';

/**
 * A bundle that lies in a folder. `place` says where an entry is, relative to the folder. Links are refused wherever
 * they stand below the folder (attack T3).
 */
export function createFolderEntries(
  folder: string,
  kind: BundleKind,
  place: (name: string) => string = (name) => name,
): BundleEntries {
  return {
    kind,
    entryCount: 0,
    async has(name) {
      return (await checkPath(folder, place(name))).ok;
    },
    async open(name) {
      const path = place(name);
      const checked = await checkPath(folder, path);
      return checked.ok ? openFile(join(folder, path)) : checked;
    },
    async close() {},
  };
}

/** Walks down to a plain file, meeting folders only. */
async function checkPath(folder: string, path: string): Promise<Result<true, RefusalCode>> {
  const steps = path.split('/');
  for (const [index] of steps.entries()) {
    const part = steps.slice(0, index + 1).join('/');
    try {
      const stats = await lstat(join(folder, part));
      const isExpected = index === steps.length - 1 ? stats.isFile() : stats.isDirectory();
      if (!isExpected) return fail('unsafe-name', `${part} is a link or no plain file`);
    } catch (error) {
      return readFailure(error, part);
    }
  }
  return ok(true);
}

async function openFile(path: string): Promise<Result<OpenEntry, RefusalCode>> {
  try {
    // Between lstat and open somebody may put a link here: O_NOFOLLOW (absent on Windows) refuses it.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const { size } = await handle.stat();
    return ok({ size, stream: createReadStream('', { fd: handle }) });
  } catch (error) {
    return readFailure(error, path);
  }
}

/** What a thrown read error means. Rethrows what did not come from the system. */
export function readFailure(error: unknown, name: string): Result<never, RefusalCode> {
  const code = systemCode(error);
  if (code === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return fail('incomplete', `${name} is missing`);
  return fail(code === 'ELOOP' ? 'unsafe-name' : 'read-failed', `${name}: ${systemReason(error)}`);
}

// Folders of ours: entered and made one step at a time, so that a link planted in them leads nowhere (attack T3).
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import { systemCode, writeFailure, type FileOps } from './durable-files.ts';
import { readFailure } from './folder-entries.ts';

/** Makes folders below one folder, and in the end makes them survive a power cut. */
export interface FolderMaker {
  /** `unsafe-name`: a link or a file stands where a folder should. The value is the path. */
  make(parts: readonly string[]): Promise<Result<string, RefusalCode>>;
  /** Syncs every folder in which another was made. */
  sync(): Promise<Result<true, RefusalCode>>;
}

export function createFolderMaker(fs: FileOps, base: string): FolderMaker {
  const known = new Set<string>();
  const grown = new Set<string>();

  async function makeBase(): Promise<Result<true, RefusalCode>> {
    if (known.has(base)) return ok(true);
    try {
      // Where the base itself is a link, a person chose that.
      await fs.mkdir(base, { recursive: true });
    } catch (error) {
      return writeFailure(error);
    }
    known.add(base);
    return ok(true);
  }

  async function makeOne(parent: string, path: string): Promise<Result<true, RefusalCode>> {
    if (known.has(path)) return ok(true);
    try {
      if ((await plainKind(path)) === 'missing') {
        await fs.mkdir(path);
        grown.add(parent);
      }
      // Asked again after making it: two may make the same folder at once.
      if ((await plainKind(path)) !== 'folder') return fail('unsafe-name', `${path} is a link or no folder`);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') return writeFailure(error);
      return (await plainKind(path)) === 'folder' ? ok(true) : fail('unsafe-name', `${path} is no folder`);
    }
    known.add(path);
    return ok(true);
  }

  return {
    async make(parts) {
      const based = await makeBase();
      if (!based.ok) return based;
      let path = base;
      for (const part of parts) {
        const parent = path;
        path = join(parent, part);
        const made = await makeOne(parent, path);
        if (!made.ok) return made;
      }
      return ok(path);
    },
    async sync() {
      try {
        for (const folder of grown) await syncFolder(fs, folder);
        return ok(true);
      } catch (error) {
        return writeFailure(error);
      }
    },
  };
}

async function syncFolder(fs: FileOps, path: string): Promise<void> {
  // Windows cannot open a folder for this, and NTFS journals its entries by itself.
  if (process.platform === 'win32') return;
  const handle = await fs.open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function plainKind(path: string): Promise<'folder' | 'other' | 'missing'> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'missing';
    throw error;
  }
}

/** What lies in a folder below `base`; nothing where it is missing, or where the way there leads over a link. */
export async function listPlainFolder(
  base: string,
  parts: readonly string[],
): Promise<Result<readonly Dirent[], RefusalCode>> {
  try {
    let path = base;
    for (const part of parts) {
      path = join(path, part);
      if ((await plainKind(path)) !== 'folder') return ok([]);
    }
    return ok(await readdir(path, { withFileTypes: true }));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return ok([]);
    const failure = readFailure(error, parts.join('/'));
    return !failure.ok && failure.code === 'incomplete'
      ? fail('read-failed', `${base} is no folder`)
      : failure;
  }
}

// The folder in which an edition from a server comes together: a bundle like any other once it is whole.
import { join } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import { SHA256_HEX } from '#core/edition/archive-key';
import type { RefusalCode } from '#core/edition/edition';
import { ok, type Result } from '#core/result';
import { blobName } from '#node/edition/bundle-entries';
import { removeQuietly, replaceFile, writeFailure, type FileOps } from '#node/edition/durable-files';
import { createFolderMaker, listPlainFolder } from '#node/edition/plain-folder';
import { sha256Hex } from '#node/edition/sha256';
import { FETCHING } from '#node/edition/store-layout';
import { plainSize } from './fetch-file.ts';

export interface Staging {
  /** The bundle's folder. */
  readonly path: string;
  /** Writes one of the small files under its name in the bundle. */
  write(name: string, bytes: Uint8Array): Promise<Result<true, RefusalCode>>;
  /** Where an object goes, its folder made, and where it lies until it is whole. */
  place(sha256: string): Promise<Result<{ readonly path: string; readonly partial: string }, RefusalCode>>;
  /** Bytes of an object that are here: all, some or none. */
  have(ref: BlobRef): Promise<{ readonly isWhole: boolean; readonly sizeBytes: number }>;
  /** Whether no object has come yet, nor the beginning of one: then there is nothing to go on with. */
  isEmpty(): Promise<boolean>;
  /** Takes away objects that no edition asks for any more. */
  keepOnly(wanted: ReadonlySet<string>): Promise<void>;
}

const PARTS = 'parts';

/** The staging folder for an address, and the only one: what came from other addresses is given up. */
export async function openStaging(
  store: string,
  fs: FileOps,
  href: string,
): Promise<Result<Staging, RefusalCode>> {
  const id = sha256Hex(href).slice(0, 32);
  const others = await listPlainFolder(store, [FETCHING]);
  if (!others.ok) return others;
  for (const { name } of others.value) if (name !== id) await removeQuietly(fs, join(store, FETCHING, name));
  const folders = createFolderMaker(fs, store);
  const made = await folders.make([FETCHING, id, PARTS]);
  if (!made.ok) return made;
  const path = join(store, FETCHING, id);
  return ok({
    path,
    async write(name, bytes) {
      const parent = await folders.make([FETCHING, id, ...name.split('/').slice(0, -1)]);
      if (!parent.ok) return parent;
      try {
        await replaceFile(fs, join(path, ...name.split('/')), bytes);
        return ok(true);
      } catch (error) {
        return writeFailure(error);
      }
    },
    async place(sha256) {
      const parent = await folders.make([FETCHING, id, 'blobs', 'sha256', sha256.slice(0, 2)]);
      if (!parent.ok) return parent;
      return ok({ path: join(parent.value, sha256), partial: join(path, PARTS, sha256) });
    },
    async have({ sha256, size }) {
      const whole = await plainSize(join(path, ...blobName(sha256).split('/')));
      if (whole === size && size > 0) return { isWhole: true, sizeBytes: size };
      const part = await plainSize(join(path, PARTS, sha256));
      return { isWhole: false, sizeBytes: part < size ? part : 0 };
    },
    async isEmpty() {
      const here = [await listPlainFolder(path, [PARTS]), await listPlainFolder(path, ['blobs', 'sha256'])];
      return here.every((listed) => listed.ok && listed.value.length === 0);
    },
    keepOnly: (wanted) => removeOthers(path, fs, wanted),
  });
}

async function removeOthers(path: string, fs: FileOps, wanted: ReadonlySet<string>): Promise<void> {
  const groups = await listPlainFolder(path, ['blobs', 'sha256']);
  const folders = [[PARTS], ...(groups.ok ? groups.value : []).map(({ name }) => ['blobs', 'sha256', name])];
  for (const folder of folders) {
    const files = await listPlainFolder(path, folder);
    for (const { name } of files.ok ? files.value : []) {
      const isWanted = SHA256_HEX.test(name) && wanted.has(name);
      if (!isWanted) await removeQuietly(fs, join(path, ...folder, name));
    }
  }
}

/** Takes away everything that ever came from a server and was not installed. */
export async function removeStaging(store: string, fs: FileOps): Promise<void> {
  await removeQuietly(fs, join(store, FETCHING));
}

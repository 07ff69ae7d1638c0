import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RefusalCode } from '#core/edition/edition';
import { ok, type Result } from '#core/result';
import { FILE_OPS, replaceFile, writeFailure } from './durable-files.ts';
import { createFolderEntries } from './folder-entries.ts';
import { bundleReader } from './open-bundle.ts';
import { readRootFiles } from './read-roots.ts';
import { checkRootFiles, type RootChain, type RootFile } from './root-file.ts';

/** The roots of a publication folder; none where it is new. */
export async function readPublishedRoots(folder: string): Promise<Result<readonly RootFile[], RefusalCode>> {
  const reader = bundleReader(createFolderEntries(folder, 'publication'));
  return (await reader.hasRoot(1)) ? readRootFiles(reader) : ok([]);
}

/**
 * Adds the next root to a publication folder. Refused where the chain would not hold (TUF 5.3): `unknown-key` and
 * `bad-signature` mean that too few old or new root keys have signed it.
 */
export async function writeRoot(folder: string, file: RootFile): Promise<Result<RootChain, RefusalCode>> {
  const before = await readPublishedRoots(folder);
  if (!before.ok) return before;
  const chain = checkRootFiles([...before.value, file]);
  if (!chain.ok) return chain;
  const { version } = chain.value.newest;
  try {
    await mkdir(join(folder, 'roots'), { recursive: true });
    // The signature first: a root is there only when its own file is.
    await replaceFile(FILE_OPS, join(folder, 'roots', `${version}.sig.json`), file.signature);
    await replaceFile(FILE_OPS, join(folder, 'roots', `${version}.json`), file.bytes);
  } catch (error) {
    return writeFailure(error);
  }
  return chain;
}

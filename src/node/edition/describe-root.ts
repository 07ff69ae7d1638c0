// What may be told about a root: its words, and who may publish under it.
import { readFile, stat } from 'node:fs/promises';
import { MAX_ROOT_BYTES, type RefusalCode, type Root } from '#core/edition/edition';
import { fingerprintWords } from '#core/edition/fingerprint-words';
import { fail, ok, type Result } from '#core/result';
import { openBundle } from './open-bundle.ts';
import { readRoots } from './read-roots.ts';
import { readRootFile } from './root-file.ts';
import { sha256Hex } from './sha256.ts';

export interface DescribedRoot {
  readonly archiveId: string;
  /** Six words of the root, as the app shows them. */
  readonly fingerprint: string;
  /** Ids of the keys that may publish. */
  readonly releaseKeys: readonly string[];
}

/** The root in a root file, or the newest root of an edition. `not-a-root`: a file that is neither. */
export async function describeRoot(path: string): Promise<Result<DescribedRoot, RefusalCode | 'not-a-root'>> {
  const bytes = await readRootBytes(path);
  if (bytes) {
    const root = readRootFile(bytes);
    if (root.ok) return ok(describe(root.value, sha256Hex(bytes)));
    if (root.code === 'newer-format') return root;
  }
  const reader = await openBundle(path);
  if (!reader.ok) return reader.code === 'not-a-bundle' ? fail('not-a-root', path) : reader;
  try {
    const roots = await readRoots(reader.value, {});
    if (!roots.ok) return roots;
    return ok(describe(roots.value.chain.newest, roots.value.chain.newestSha256));
  } finally {
    await reader.value.close();
  }
}

function describe({ archiveId, roles }: Root, sha256: string): DescribedRoot {
  return { archiveId, fingerprint: fingerprintWords(sha256), releaseKeys: roles.release.keyIds };
}

/**
 * The file's bytes where it may be a root file; null where it is a folder or too large. Throws what the system says
 * when it cannot be read.
 */
export async function readRootBytes(path: string): Promise<Uint8Array | null> {
  const info = await stat(path);
  return info.isFile() && info.size <= MAX_ROOT_BYTES ? readFile(path) : null;
}

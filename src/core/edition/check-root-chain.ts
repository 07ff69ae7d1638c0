// TUF 1.0.34 §5.3: how trust passes from one root to the next.
import { fail, ok, type Result } from '#core/result';
import type { Root } from './edition.ts';

/** A root as parsed, and a way to ask whether its file carries a threshold of the root keys of another root. */
export interface SignedRoot {
  readonly root: Root;
  readonly checkSignedBy: (by: Root) => Result<true, 'bad-signature' | 'unknown-key'>;
}

/**
 * Walks root 1, 2, 3 … and answers with the last. Root 1 signs itself; root N+1 must be signed by a threshold of
 * N's root keys and of its own. No number may be left out, and the archive's id never changes.
 */
export function checkRootChain(
  roots: readonly SignedRoot[],
): Result<Root, 'bad-signature' | 'unknown-key' | 'other-archive' | 'bad-data'> {
  let trusted: Root | undefined;
  for (const [index, { root, checkSignedBy }] of roots.entries()) {
    if (root.version !== index + 1)
      return fail('unknown-key', `root ${index + 1} calls itself ${root.version}`);
    if (trusted && root.archiveId !== trusted.archiveId)
      return fail('other-archive', `root of ${root.archiveId}`);
    const byOld = checkSignedBy(trusted ?? root);
    if (!byOld.ok) return byOld;
    const byNew = checkSignedBy(root);
    if (!byNew.ok) return byNew;
    trusted = root;
  }
  return trusted ? ok(trusted) : fail('bad-data', 'no root');
}

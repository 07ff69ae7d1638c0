// How trust passes from one root to the next: the client's workflow of TUF 1.0.34, section 5.3.
import { fail, ok, type Result } from '#core/result';
import type { Root } from './edition.ts';

/** A root as parsed, and a way to ask whether its file carries a threshold of the root keys of another root. */
export interface SignedRoot {
  readonly root: Root;
  readonly checkSignedBy: (by: Root) => Result<unknown, 'bad-signature' | 'unknown-key'>;
}

type ChainRefusal = 'bad-signature' | 'unknown-key' | 'other-archive' | 'bad-data';

/**
 * Walks root 1, 2, 3 … and answers with the last. A device at any of them reaches the newest, however many it has
 * slept through; with one of them gone, or out of its place, there is no way on.
 *
 * Root 1 signs itself: it is the trusted root of §5.2, found by its hash in the archive's key (decision 2). What §5.3.10
 * says of expiry is advice here (decision 5), and §5.3.11's answer to fast-forward is the epoch, see `checkSuccession`.
 */
export function checkRootChain(roots: readonly SignedRoot[]): Result<Root, ChainRefusal> {
  let trusted: Root | undefined;
  for (const [index, { root, checkSignedBy }] of roots.entries()) {
    // TUF 5.3.5, rollback: the version is exactly one more than that of the trusted root.
    if (root.version !== index + 1)
      return fail('unknown-key', `root ${index + 1} calls itself ${root.version}`);
    const follows = trusted ? checkSuccession(trusted, root) : ok(true);
    if (!follows.ok) return follows;
    // TUF 5.3.4, arbitrary software: signed by a threshold of the trusted root's keys, and by a threshold of its own.
    const byOld = checkSignedBy(trusted ?? root);
    if (!byOld.ok) return byOld;
    const byNew = checkSignedBy(root);
    if (!byNew.ok) return byNew;
    // TUF 5.3.7 and 5.3.9: it is the trusted root now, and the next one is looked at.
    trusted = root;
  }
  return trusted ? ok(trusted) : fail('bad-data', 'no root');
}

/** What never goes back from one root to the next, whoever has signed it. */
function checkSuccession(old: Root, next: Root): Result<true, ChainRefusal> {
  if (next.archiveId !== old.archiveId) return fail('other-archive', `root of ${next.archiveId}`);
  // In the place of TUF 5.3.11, which forgets what was seen: with a higher epoch numbers begin anew, and going back
  // to a lower one would bring the numbers that were run up to life again.
  if (epochOf(next) < epochOf(old))
    return fail('bad-data', `root ${next.version} goes back to an older epoch`);
  const lost = old.revoked?.find(
    (one) =>
      !next.revoked?.some(
        ({ keyId, distrustFrom }) => keyId === one.keyId && distrustFrom <= one.distrustFrom,
      ),
  );
  if (lost) return fail('bad-data', `root ${next.version} takes back that key ${lost.keyId} was revoked`);
  return ok(true);
}

/** The highest epoch that editions may have under a root. */
export function epochOf({ epoch = 1 }: Pick<Root, 'epoch'>): number {
  return epoch;
}

import { fail, ok, type Result } from '#core/result';
import { epochOf } from './check-root-chain.ts';
import type { Edition, Root } from './edition.ts';

/** What an edition says that the root must allow, beyond being signed. */
export type ReleaseClaims = Pick<Edition, 'archiveId' | 'rootVersion' | 'epoch' | 'withdrawn'>;

/**
 * Whether a root lets these keys release this edition. `signers` are the release keys that have validly signed, and
 * have reached the role's threshold.
 *
 * - `other-archive`: root and edition are of different archives, which TUF keeps apart by their repositories.
 * - `incomplete`: it was made under a newer root than the chain has.
 * - `bad-signature`: an epoch that no root has begun, the fast-forward that cannot be undone otherwise (TUF §5.3.11);
 *   or a withdrawal that too few have signed.
 */
export function checkRelease(
  { archiveId, rootVersion, epoch, withdrawn }: ReleaseClaims,
  root: Root,
  signers: ReadonlySet<string>,
): Result<true, 'other-archive' | 'incomplete' | 'bad-signature'> {
  if (archiveId !== root.archiveId)
    return fail('other-archive', `edition of ${archiveId}, root of ${root.archiveId}`);
  if (rootVersion > root.version) return fail('incomplete', `root ${rootVersion} is missing`);
  if (epoch > epochOf(root)) return fail('bad-signature', `no root has begun epoch ${epoch}`);
  const needed = signaturesNeeded(root, withdrawn.length > 0);
  if (signers.size >= needed) return ok(true);
  return fail('bad-signature', `${signers.size} of ${needed} signatures that a withdrawal needs`);
}

/** How many release keys must sign an edition, with or without withdrawals in it. */
export function signaturesNeeded({ roles: { release } }: Pick<Root, 'roles'>, withdraws: boolean): number {
  return withdraws ? (release.withdrawalThreshold ?? release.threshold) : release.threshold;
}

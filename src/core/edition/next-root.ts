// Roots as a publisher makes them. Nothing is signed here.
import { fail, ok, type Result } from '#core/result';
import { epochOf } from './check-root-chain.ts';
import { EDITION_FORMAT, type Role, type Root } from './edition.ts';

/** A public key as roots list it. */
export interface PublicKey {
  readonly keyId: string;
  /** Base64url of the 32 raw bytes. */
  readonly publicKey: string;
}

export interface RolePlan {
  readonly keys: readonly PublicKey[];
  readonly threshold: number;
}

export interface RootPlan {
  readonly root: RolePlan;
  readonly release: RolePlan & { readonly withdrawalThreshold?: number };
  /** Advice: ISO 8601 instant. */
  readonly reviewBy: string;
}

/** What changes from one root to the next; what is left out stays as it is. */
export interface RootChange {
  readonly root?: Partial<RolePlan>;
  readonly release?: Partial<RootPlan['release']>;
  readonly reviewBy: string;
  /** Begins a new epoch: the next edition is newer than all before, whatever their numbers. */
  readonly newEpoch?: boolean;
  readonly revoke?: { readonly keyId: string; readonly distrustFrom: number };
}

/** The first root of an archive. */
export function buildFirstRoot(archiveId: string, { root, release, reviewBy }: RootPlan): Root {
  return {
    format: EDITION_FORMAT,
    archiveId,
    version: 1,
    keys: listKeys([...root.keys, ...release.keys]),
    roles: {
      root: { keyIds: idsOf(root.keys), threshold: root.threshold },
      release: {
        keyIds: idsOf(release.keys),
        threshold: release.threshold,
        ...(release.withdrawalThreshold === undefined
          ? {}
          : { withdrawalThreshold: release.withdrawalThreshold }),
      },
    },
    reviewBy,
  };
}

/**
 * The root after this one. `unknown-key`: the key to revoke is in no root of this archive that is known here.
 * `no-key-left`: without the revoked key a role has fewer keys than must sign.
 */
export function buildNextRoot(
  old: Root,
  change: RootChange,
  everListed: ReadonlySet<string>,
): Result<Root, 'unknown-key' | 'no-key-left'> {
  const { revoke } = change;
  if (revoke && !everListed.has(revoke.keyId)) return fail('unknown-key', revoke.keyId);
  const isKept = (keyId: string) => keyId !== revoke?.keyId;
  const known = [...publicKeysOf(old), ...(change.root?.keys ?? []), ...(change.release?.keys ?? [])];
  const root = changeRole(old.roles.root, change.root, isKept);
  const { withdrawalThreshold = old.roles.release.withdrawalThreshold } = change.release ?? {};
  const release: Role = {
    ...changeRole(old.roles.release, change.release, isKept),
    ...(withdrawalThreshold === undefined ? {} : { withdrawalThreshold }),
  };
  const short = [root, release].find(
    ({ keyIds, threshold, withdrawalThreshold: more = 0 }) => keyIds.length < Math.max(threshold, more),
  );
  if (short) return fail('no-key-left', `${short.keyIds.length} keys, of which ${short.threshold} must sign`);
  const used = new Set([...root.keyIds, ...release.keyIds]);
  const epoch = epochOf(old) + (change.newEpoch ? 1 : 0);
  const revoked = revokedAfter(old, revoke);
  return ok({
    format: EDITION_FORMAT,
    archiveId: old.archiveId,
    version: old.version + 1,
    keys: listKeys(known.filter(({ keyId }) => used.has(keyId))),
    roles: { root, release },
    reviewBy: change.reviewBy,
    ...(epoch > 1 ? { epoch } : {}),
    ...(revoked.length > 0 ? { revoked } : {}),
  });
}

function changeRole(
  old: Role,
  change: Partial<RolePlan> | undefined,
  isKept: (keyId: string) => boolean,
): Role {
  const keyIds = (change?.keys ? idsOf(change.keys) : old.keyIds).filter(isKept);
  return { keyIds, threshold: change?.threshold ?? old.threshold };
}

function revokedAfter(old: Root, revoke: RootChange['revoke']): NonNullable<Root['revoked']> {
  const before = old.revoked ?? [];
  if (!revoke) return before;
  const known = before.find(({ keyId }) => keyId === revoke.keyId)?.distrustFrom ?? Infinity;
  const entry = { keyId: revoke.keyId, distrustFrom: Math.min(known, revoke.distrustFrom) };
  return [...before.filter(({ keyId }) => keyId !== revoke.keyId), entry];
}

function publicKeysOf({ keys }: Root): readonly PublicKey[] {
  return Object.entries(keys).map(([keyId, key]) => ({ keyId, publicKey: key.public }));
}

function listKeys(keys: readonly PublicKey[]): Root['keys'] {
  return Object.fromEntries(
    keys.map(({ keyId, publicKey }) => [keyId, { type: 'ed25519' as const, public: publicKey }]),
  );
}

function idsOf(keys: readonly PublicKey[]): readonly string[] {
  return [...new Set(keys.map(({ keyId }) => keyId))].toSorted();
}

import { z } from 'zod';
import type { Result } from '#core/result';
import { ARCHIVE_ID } from './archive-key.ts';
import { checkFormat } from './check-format.ts';
import { EDITION_FORMAT, type Role, type Root } from './edition.ts';
import { allDifferent, counter, isoInstant, parseWith, sha256 } from './schema-parts.ts';

const MAX_KEYS = 64;
const MAX_REVOKED = 1024;

/** 32 bytes in base64url without padding. */
const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const keyCount = z.int().min(1).max(MAX_KEYS);
const roleShape = { keyIds: z.array(sha256).min(1).max(MAX_KEYS), threshold: keyCount };
const DISTINCT = [
  ({ keyIds }: Pick<Role, 'keyIds'>) => allDifferent(keyIds, String),
  'a key is listed twice',
] as const;
const REACHABLE = [
  ({ keyIds, threshold }: Role) => threshold <= keyIds.length,
  'threshold cannot be reached',
] as const;

const role = z
  .strictObject(roleShape)
  .refine(...DISTINCT)
  .refine(...REACHABLE);

/** Only releases withdraw articles, and a withdrawal never needs fewer signatures than an edition. */
const releaseRole = z
  .strictObject({ ...roleShape, withdrawalThreshold: keyCount.exactOptional() })
  .refine(...DISTINCT)
  .refine(...REACHABLE)
  .refine(
    ({ keyIds, threshold, withdrawalThreshold = threshold }) =>
      withdrawalThreshold >= threshold && withdrawalThreshold <= keyIds.length,
    'threshold for withdrawals cannot be reached or is below that of the role',
  );

const revoked = z
  .array(z.strictObject({ keyId: sha256, distrustFrom: counter }))
  .max(MAX_REVOKED)
  .refine((all) => allDifferent(all, ({ keyId }) => keyId), 'a key is revoked twice');

const root = z
  .strictObject({
    format: z.literal(EDITION_FORMAT),
    archiveId: z.string().regex(ARCHIVE_ID),
    version: counter,
    keys: z.record(sha256, z.strictObject({ type: z.literal('ed25519'), public: publicKey })),
    roles: z.strictObject({ root: role, release: releaseRole }),
    reviewBy: isoInstant,
    epoch: counter.exactOptional(),
    revoked: revoked.exactOptional(),
  })
  .refine(({ keys }) => allDifferent(Object.values(keys), (key) => key.public), 'one key under two ids')
  .refine(
    ({ keys, roles }) =>
      [...roles.root.keyIds, ...roles.release.keyIds].every((keyId) => Object.hasOwn(keys, keyId)),
    'a role names a key that is not there',
  )
  .refine(
    ({ keys, revoked = [] }) => revoked.every(({ keyId }) => !Object.hasOwn(keys, keyId)),
    'a revoked key is among the keys',
  ) satisfies z.ZodType<Root>;

/** `roots/N.json` after strict JSON. That a key id is the hash of its key is checked where hashes are. */
export function parseRoot(value: unknown): Result<Root, 'bad-data' | 'newer-format'> {
  const format = checkFormat(value);
  return format.ok ? parseWith(root, value, 'root') : format;
}

import { z } from 'zod';
import type { Result } from '#core/result';
import { ARCHIVE_ID } from './archive-key.ts';
import { checkFormat } from './check-format.ts';
import { EDITION_FORMAT, type Root } from './edition.ts';
import { allDifferent, counter, isoInstant, parseWith, sha256 } from './schema-parts.ts';

const MAX_KEYS = 64;

/** 32 bytes in base64url without padding. */
const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const role = z
  .strictObject({ keyIds: z.array(sha256).min(1).max(MAX_KEYS), threshold: z.int().min(1).max(MAX_KEYS) })
  .refine(({ keyIds }) => allDifferent(keyIds, String), 'a key is listed twice')
  .refine(({ keyIds, threshold }) => threshold <= keyIds.length, 'threshold cannot be reached');

const root = z
  .strictObject({
    format: z.literal(EDITION_FORMAT),
    archiveId: z.string().regex(ARCHIVE_ID),
    version: counter,
    keys: z.record(sha256, z.strictObject({ type: z.literal('ed25519'), public: publicKey })),
    roles: z.strictObject({ root: role, release: role }),
    reviewBy: isoInstant,
  })
  .refine(({ keys }) => allDifferent(Object.values(keys), (key) => key.public), 'one key under two ids')
  .refine(
    ({ keys, roles }) =>
      [...roles.root.keyIds, ...roles.release.keyIds].every((keyId) => Object.hasOwn(keys, keyId)),
    'a role names a key that is not there',
  ) satisfies z.ZodType<Root>;

/** `roots/N.json` after strict JSON. That a key id is the hash of its key is checked where hashes are. */
export function parseRoot(value: unknown): Result<Root, 'bad-data' | 'newer-format'> {
  const format = checkFormat(value);
  return format.ok ? parseWith(root, value, 'root') : format;
}

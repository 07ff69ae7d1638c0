import { z } from 'zod';
import type { Result } from '#core/result';
import type { SignatureFile } from './edition.ts';
import { parseWith, sha256 } from './schema-parts.ts';

const MAX_SIGNATURES = 64;

const signatureFile = z.strictObject({
  payloadType: z.string().max(200),
  signatures: z
    .array(
      z.strictObject({
        keyId: sha256,
        /** 64 bytes in base64url without padding. */
        sig: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
      }),
    )
    .max(MAX_SIGNATURES),
}) satisfies z.ZodType<SignatureFile>;

/** A `*.sig.json` after strict JSON. */
export function parseSignature(value: unknown): Result<SignatureFile, 'bad-data'> {
  return parseWith(signatureFile, value, 'signature file');
}

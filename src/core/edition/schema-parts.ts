// Pieces that several schemas share. Sizes are caps against hostile data, far above what a real archive holds.
import { z } from 'zod';
import { fail, ok, type Result } from '#core/result';
import { SHA256_HEX } from './archive-key.ts';

/** Largest epoch, number and root version: leaves room to count on, none to jump to the end (attack R3). */
export const MAX_COUNTER = 2 ** 40;
const MAX_SIZE_BYTES = 2 ** 34;

export const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,199}$/);
export const sha256 = z.string().regex(SHA256_HEX);
export const count = z.int().min(0).max(MAX_COUNTER);
export const counter = z.int().min(1).max(MAX_COUNTER);
export const languageTag = z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/);
export const isoInstant = z.iso.datetime();
/** A date as ISO 8601 writes it: year, month, day or instant. */
export const isoDate = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2}(?:T[0-9:.]+(?:Z|[+-]\d{2}:\d{2}))?)?)?$/);
export const localizedText = z.union([z.string(), z.record(z.string(), z.string())]);
/** Shown as a link, so only the web's own schemes. */
export const webUrl = z.string().regex(/^https?:\/\/\S+$/);
export const blobRefShape = {
  sha256,
  size: z.int().min(0).max(MAX_SIZE_BYTES),
  type: z.string().regex(/^[a-z0-9]+\/[a-z0-9.+-]{1,100}$/),
};
export const blobRef = z.strictObject(blobRefShape);

/** Runs a schema; the message names the first place that is wrong. */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, what: string): Result<T, 'bad-data'> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [first] = parsed.error.issues;
  return fail('bad-data', `${what}: ${first?.path.join('.') ?? ''}: ${first?.message ?? 'invalid'}`);
}

/** True where no two items give the same key. */
export function allDifferent<T>(items: readonly T[], key: (item: T) => string): boolean {
  return new Set(items.map(key)).size === items.length;
}

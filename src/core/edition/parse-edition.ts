import { z } from 'zod';
import type { Result } from '#core/result';
import { ARCHIVE_ID } from './archive-key.ts';
import { checkFormat } from './check-format.ts';
import { EDITION_FORMAT, MAX_SHARD_BYTES, REVISION_KINDS, type Edition } from './edition.ts';
import {
  allDifferent,
  blobRef,
  blobRefShape,
  count,
  counter,
  id,
  isoInstant,
  languageTag,
  localizedText,
  parseWith,
  sha256,
} from './schema-parts.ts';

const ids = z.array(id);

const shardRef = z
  .strictObject({ ...blobRefShape, prefix: z.string().regex(/^[0-9a-f]{0,16}$/), articles: counter })
  .refine(({ size }) => size <= MAX_SHARD_BYTES, 'shard too large');

/** Prefixes of which none begins another: each article has exactly one shard. */
function arePrefixFree(shards: readonly { readonly prefix: string }[]): boolean {
  const sorted = shards.map(({ prefix }) => prefix).toSorted();
  return sorted.every((prefix, index) => index === 0 || !prefix.startsWith(sorted[index - 1] ?? ''));
}

const edition = z.strictObject({
  format: z.literal(EDITION_FORMAT),
  archiveId: z.string().regex(ARCHIVE_ID),
  epoch: counter,
  number: counter,
  createdAt: isoInstant,
  freshUntil: isoInstant,
  rootVersion: counter,
  minApp: z.string().max(40),
  title: localizedText,
  publisher: z.string().max(500),
  contact: z.string().max(500),
  licence: z.string().max(500),
  languages: z.array(languageTag).max(100),
  message: z.string().max(5000).exactOptional(),
  counts: z.strictObject({ articles: count, sources: count, bytes: count }),
  shards: z.array(shardRef).refine(arePrefixFree, 'shards overlap'),
  records: z.strictObject({
    sources: blobRef,
    conferences: blobRef,
    topics: blobRef,
    organisations: blobRef,
    terms: blobRef,
  }),
  indexes: z.array(
    z.strictObject({ ...blobRefShape, lang: languageTag, engine: z.string().min(1).max(100) }),
  ),
  changes: z.strictObject({ added: ids, revised: ids, removed: ids }),
  withdrawn: z.array(z.strictObject({ article: id, reason: z.string().max(2000) })),
  labels: z
    .array(
      z.strictObject({
        article: id,
        label: z.enum(REVISION_KINDS),
        reason: z.string().max(2000).exactOptional(),
      }),
    )
    .refine((all) => allDifferent(all, ({ article }) => article), 'an article is labelled twice')
    .exactOptional(),
  previous: z.strictObject({ number: counter, sha256 }).exactOptional(),
}) satisfies z.ZodType<Edition>;

/** `edition.json` after strict JSON. `newer-format`: made for a newer app. */
export function parseEdition(value: unknown): Result<Edition, 'bad-data' | 'newer-format'> {
  const format = checkFormat(value);
  return format.ok ? parseWith(edition, value, 'edition.json') : format;
}

import { z } from 'zod';
import { ARTICLE_KINDS } from '#core/archive/article';
import type { Result } from '#core/result';
import type { Shard } from './edition.ts';
import { blobRef, blobRefShape, count, id, isoDate, languageTag, parseWith, webUrl } from './schema-parts.ts';

const LOCATOR_LABELS = [
  'page',
  'article-locator',
  'paragraph',
  'section',
  'chapter',
  'appendix',
  'rule',
  'title-locator',
  'verse',
  'principle',
  'preamble',
] as const;

const citation = z.strictObject({
  number: z.int().min(1),
  source: id.exactOptional(),
  locator: z.strictObject({ label: z.enum(LOCATOR_LABELS), value: z.string() }).exactOptional(),
  note: z.string().exactOptional(),
  places: z.array(z.strictObject({ block: z.string(), offset: count })),
});

const article = z.strictObject({
  id,
  rev: z.string().min(1).max(128),
  title: z.string().min(1),
  lang: languageTag,
  published: isoDate,
  updated: isoDate.exactOptional(),
  authors: z.array(z.string()),
  kind: z.enum(ARTICLE_KINDS),
  topics: z.array(id),
  conferences: z.array(id),
  translationOf: id.exactOptional(),
  summary: z.string().exactOptional(),
  image: z.strictObject({ ...blobRefShape, alt: z.string() }).exactOptional(),
  canonicalUrl: webUrl.exactOptional(),
  licence: z.string().exactOptional(),
  words: count,
  citations: z
    .array(citation)
    .refine((all) => all.every(({ number }, index) => number === index + 1), 'citations are not 1, 2, 3 …'),
  html: blobRef,
  text: blobRef,
  attachments: z.array(blobRef),
});

const shard = z.strictObject({ articles: z.array(article) }) satisfies z.ZodType<Shard>;

/** A catalogue shard after strict JSON. */
export function parseShard(value: unknown): Result<Shard, 'bad-data'> {
  return parseWith(shard, value, 'catalogue');
}

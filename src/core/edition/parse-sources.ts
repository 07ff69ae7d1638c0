import { z } from 'zod';
import type { Source } from '#core/archive/source';
import type { Result } from '#core/result';
import { listOf } from './parse-records.ts';
import { blobRef, id, localizedText, parseWith, webUrl } from './schema-parts.ts';

const text = z.string();
const maybe = text.exactOptional();

const KINDS = [
  'treaty',
  'protocol',
  'resolution',
  'declaration',
  'guidelines',
  'report',
  'issue-paper',
  'toolkit',
  'general-recommendation',
  'decision',
  'body-document',
  'other',
] as const;
const STATUSES = ['in-force', 'adopted', 'superseded', 'withdrawn', 'unknown'] as const;
const RELATIONS = ['recalls', 'amends', 'supplements', 'supersedes', 'annexes', 'adopted-by'] as const;

const source = z.strictObject({
  id,
  type: text,
  title: text.min(1),
  titleShort: maybe,
  author: z.array(z.strictObject({ family: maybe, given: maybe, literal: maybe })),
  authority: maybe,
  issued: maybe,
  number: maybe,
  publisher: maybe,
  publisherPlace: maybe,
  eventTitle: maybe,
  containerTitle: maybe,
  volume: maybe,
  page: maybe,
  url: webUrl.exactOptional(),
  doi: maybe,
  isbn: maybe,
  language: maybe,
  kind: z.enum(KINDS),
  identifiers: z.array(
    z.strictObject({ kind: z.enum(['un-symbol', 'treaty-series', 'other']), value: text, part: maybe }),
  ),
  adopted: maybe,
  opened: maybe,
  inForce: maybe,
  status: z.enum(STATUSES).exactOptional(),
  supersededBy: id.exactOptional(),
  titles: z.record(text, text),
  relations: z.array(z.strictObject({ type: z.enum(RELATIONS), source: id })),
  note: localizedText.exactOptional(),
  file: blobRef.exactOptional(),
});

/** The sources of an edition after strict JSON. */
export function parseSources(value: unknown): Result<readonly Source[], 'bad-data'> {
  return parseWith(listOf<Source>(source), value, 'sources');
}

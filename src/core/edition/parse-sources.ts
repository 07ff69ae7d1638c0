import { z } from 'zod';
import type { Source } from '#core/archive/source';
import { MAX_FILE_PAGES, type FilePages } from '#core/archive/source-file';
import type { Result } from '#core/result';
import { listOf } from './parse-records.ts';
import { blobRefShape, id, localizedText, parseWith, webUrl } from './schema-parts.ts';

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

const pageNumber = z.int().min(1).max(MAX_FILE_PAGES);

/** Numbers that only rise, none above the last page. */
function areBlank({ count, blank }: Pick<FilePages, 'count' | 'blank'>): boolean {
  return blank.every((page, place) => page <= count && page > (blank[place - 1] ?? 0));
}

const filePages = z
  .strictObject({ ...blobRefShape, count: pageNumber, blank: z.array(pageNumber).max(MAX_FILE_PAGES) })
  .refine(areBlank, 'pages out of order');

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
  file: z.strictObject({ ...blobRefShape, pages: filePages.exactOptional() }).exactOptional(),
});

/** The sources of an edition after strict JSON. */
export function parseSources(value: unknown): Result<readonly Source[], 'bad-data'> {
  return parseWith(listOf<Source>(source), value, 'sources');
}

import { z } from 'zod';
import { MAX_FILE_PAGES, type FilePages, type PageTexts } from '#core/archive/source-file';
import { fail, ok, type Result } from '#core/result';
import { parseWith } from './schema-parts.ts';

const pageTexts = z.strictObject({
  version: z.literal(1),
  pages: z.array(z.string()).max(MAX_FILE_PAGES),
}) satisfies z.ZodType<PageTexts>;

/** The texts of a file's pages after strict JSON. */
export function parsePageTexts(value: unknown): Result<PageTexts, 'bad-data'> {
  return parseWith(pageTexts, value, 'page texts');
}

/** Are they what the source's record says of them? */
export function checkPageTexts({ pages }: PageTexts, said: FilePages): Result<true, 'bad-data'> {
  const blank = new Set(said.blank);
  const isSo =
    pages.length === said.count && pages.every((text, place) => (text === '') === blank.has(place + 1));
  return isSo ? ok(true) : fail('bad-data', `page texts ${said.sha256} are of other pages`);
}

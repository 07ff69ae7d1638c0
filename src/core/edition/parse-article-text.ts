import { z } from 'zod';
import type { ArticleText, Block } from '#core/archive/article-text';
import type { Result } from '#core/result';
import { allDifferent, count, parseWith } from './schema-parts.ts';

const block = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  kind: z.enum(['heading', 'paragraph', 'list-item', 'table-cell', 'caption', 'quote']),
  start: count,
  end: count,
  level: z.int().min(1).max(6).exactOptional(),
  number: z.int().min(1).exactOptional(),
});

/** Blocks in order, none overlapping another, all inside the text. */
function areInOrder(blocks: readonly Block[], length: number): boolean {
  let reached = 0;
  return blocks.every(({ start, end }) => {
    const isNext = start >= reached && end >= start && end <= length;
    reached = end;
    return isNext;
  });
}

const articleText = z
  .strictObject({
    version: z.int().min(1),
    text: z.string(),
    blocks: z.array(block).refine((all) => allDifferent(all, (one) => one.id), 'a block id comes twice'),
  })
  .refine(
    ({ text, blocks }) => areInOrder(blocks, text.length),
    'blocks out of place',
  ) satisfies z.ZodType<ArticleText>;

/** The canonical text of an article after strict JSON. */
export function parseArticleText(value: unknown): Result<ArticleText, 'bad-data'> {
  return parseWith(articleText, value, 'article text');
}

import { z } from 'zod';
import type { Annotation, AnnotationDraft } from '#core/annotations/annotation';

/** Most characters of one note, as code points: what a person would count, in every script. */
export const MAX_BODY_CHARACTERS = 100_000;
/** Most UTF-16 units of the kept words of a block. */
export const MAX_QUOTE_UNITS = 300;
/** Most UTF-16 units of the kept title of an article. */
export const MAX_TITLE_UNITS = 1_000;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ARCHIVE_KEY = /^[a-z0-9][a-z0-9.-]{0,199}@[0-9a-f]{16}$/;
const CONTENT_ID = /^[a-z0-9][a-z0-9-]{0,199}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

function countCharacters(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

const motivation = z.enum(['bookmarking', 'commenting']);
// The length in units is looked at first: a huge string is refused without being walked.
const body = z
  .string()
  .max(2 * MAX_BODY_CHARACTERS)
  .refine(
    (text) => text.length <= MAX_BODY_CHARACTERS || countCharacters(text) <= MAX_BODY_CHARACTERS,
    `more than ${MAX_BODY_CHARACTERS} characters`,
  );
const instant = z
  .string()
  .regex(INSTANT)
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no such instant');

const target = z.strictObject({
  archive: z.string().regex(ARCHIVE_KEY),
  article: z.string().regex(CONTENT_ID),
  block: z.string().regex(CONTENT_ID).exactOptional(),
  title: z.string().max(MAX_TITLE_UNITS),
  quote: z.string().max(MAX_QUOTE_UNITS).exactOptional(),
  edition: z.int().min(1),
});

function isBodyAllowed(value: { readonly motivation: string; readonly body: string }): boolean {
  return value.motivation !== 'bookmarking' || value.body === '';
}

/** Strict throughout: a key that is not ours (`__proto__` among them) refuses the whole value. */
export const annotationDraftSchema = z
  .strictObject({ id: z.string().regex(UUID).exactOptional(), motivation, target, body })
  .refine(isBodyAllowed, 'a bookmark has no body') satisfies z.ZodType<AnnotationDraft>;

export const annotationSchema = z
  .strictObject({
    id: z.string().regex(UUID),
    motivation,
    target,
    body,
    created: instant,
    modified: instant,
  })
  .refine(isBodyAllowed, 'a bookmark has no body') satisfies z.ZodType<Annotation>;

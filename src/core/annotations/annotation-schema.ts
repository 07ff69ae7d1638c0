import { z } from 'zod';
import { CONTEXT_UNITS, type PassageSelector } from '#core/anchoring/selector';
import {
  MAX_BODY_CHARACTERS,
  MAX_PASSAGE_UNITS,
  MAX_QUOTE_UNITS,
  MAX_TITLE_UNITS,
} from '#core/annotations/annotation-limits';
import { HIGHLIGHT_KINDS, type Annotation, type AnnotationDraft } from '#core/annotations/annotation';
import type { CarriedDecision } from '#core/annotations/carried';
import { isTag, MAX_TAGS } from '#core/annotations/tags';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ARCHIVE_KEY = /^[a-z0-9][a-z0-9.-]{0,199}@[0-9a-f]{16}$/;
const CONTENT_ID = /^[a-z0-9][a-z0-9-]{0,199}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

function countCharacters(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

const motivation = z.enum(['bookmarking', 'commenting', 'highlighting']);
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

const offset = z.int().min(0);
const passage = z
  .strictObject({
    text: z.string().regex(SHA256),
    position: z.strictObject({ type: z.literal('TextPositionSelector'), start: offset, end: offset }),
    quote: z.strictObject({
      type: z.literal('TextQuoteSelector'),
      exact: z.string().min(1).max(MAX_PASSAGE_UNITS),
      prefix: z.string().max(CONTEXT_UNITS),
      suffix: z.string().max(CONTEXT_UNITS),
    }),
  })
  .refine(
    ({ position, quote }) => position.end - position.start === quote.exact.length,
    'the words and their place do not agree',
  ) satisfies z.ZodType<PassageSelector>;

const carried = z.union([
  z.strictObject({ status: z.literal('attached'), passage }),
  z.strictObject({ status: z.literal('detached') }),
]) satisfies z.ZodType<CarriedDecision>;

const kind = z.literal(HIGHLIGHT_KINDS);
const tags = z
  .array(z.string().refine(isTag, 'no tag'))
  .max(MAX_TAGS)
  .refine((list) => new Set(list).size === list.length, 'a tag twice');

const target = z.strictObject({
  archive: z.string().regex(ARCHIVE_KEY),
  article: z.string().regex(CONTENT_ID),
  block: z.string().regex(CONTENT_ID).exactOptional(),
  passage: passage.exactOptional(),
  title: z.string().max(MAX_TITLE_UNITS),
  quote: z.string().max(MAX_QUOTE_UNITS).exactOptional(),
  edition: z.int().min(1),
});

function isBodyAllowed({ motivation: what, body: words }: AnnotationDraft): boolean {
  return what !== 'bookmarking' || words === '';
}

/** A passage and a block it begins in are what a highlight is; nothing else has them or a kind. */
function isShapeRight({
  motivation: what,
  target: place,
  kind: mark,
  carried: put,
}: AnnotationDraft): boolean {
  if (what !== 'highlighting' && put?.status === 'attached') return false;
  return what === 'highlighting'
    ? place.passage !== undefined && place.block !== undefined
    : place.passage === undefined && mark === undefined;
}

const BODY = 'a bookmark has no body';
const SHAPE = 'a highlight has a passage and a block, nothing else has';

/** Strict throughout: a key that is not ours (`__proto__` among them) refuses the whole value. */
export const annotationDraftSchema = z
  .strictObject({
    id: z.string().regex(UUID).exactOptional(),
    motivation,
    target,
    body,
    kind: kind.exactOptional(),
    tags: tags.exactOptional(),
    carried: carried.nullable().exactOptional(),
  })
  .refine(isBodyAllowed, BODY)
  .refine(isShapeRight, SHAPE) satisfies z.ZodType<AnnotationDraft>;

export const annotationSchema = z
  .strictObject({
    id: z.string().regex(UUID),
    motivation,
    target,
    body,
    kind: kind.exactOptional(),
    tags,
    carried: carried.exactOptional(),
    created: instant,
    modified: instant,
  })
  .refine(isBodyAllowed, BODY)
  .refine(isShapeRight, SHAPE)
  .refine(
    (value) => value.motivation !== 'highlighting' || value.kind !== undefined,
    'a highlight without a kind',
  ) satisfies z.ZodType<Annotation>;

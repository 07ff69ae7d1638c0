import { z } from 'zod';
import type { Annotation } from '#core/annotations/annotation';
import { ANNOTATIONS_VERSION, migrateEntries } from '#core/annotations/annotations-file';
import { parseAnnotation } from '#core/annotations/parse-annotation';
import { fail, ok, type Result } from '#core/result';

/** What can happen to the person's things. The store keeps these and not a state: so every version has its place. */
export type NoteEvent =
  | { readonly op: 'put'; readonly annotation: Annotation }
  /** To the trash. `at` is an ISO 8601 instant. */
  | { readonly op: 'remove'; readonly id: string; readonly at: string }
  /** Out of the trash for good, with all their versions. */
  | { readonly op: 'forget'; readonly ids: readonly string[]; readonly at: string };

/** An event and its place in the order of all. Numbers grow; some may be missing. */
export interface LoggedEvent {
  readonly seq: number;
  readonly event: NoteEvent;
}

const stored = z.discriminatedUnion('op', [
  z.strictObject({ v: z.int().min(1), op: z.literal('put'), annotation: z.unknown() }),
  z.strictObject({ v: z.int().min(1), op: z.literal('remove'), id: z.string(), at: z.iso.datetime() }),
  z.strictObject({
    v: z.int().min(1),
    op: z.literal('forget'),
    ids: z.array(z.string()),
    at: z.iso.datetime(),
  }),
]);

/** The form on disk. Each carries the version of its shape, so that each can be read by itself. */
export function serialiseNoteEvent(event: NoteEvent): Readonly<Record<string, unknown>> {
  return { v: ANNOTATIONS_VERSION, ...event };
}

/** `newer`: a later app wrote it. Older shapes are brought to the present one. */
export function parseNoteEvent(value: unknown): Result<NoteEvent, 'invalid' | 'newer'> {
  const version = typeof value === 'object' && value !== null && 'v' in value ? value.v : undefined;
  if (typeof version === 'number' && version > ANNOTATIONS_VERSION) {
    return fail('newer', `version ${version}, ours is ${ANNOTATIONS_VERSION}`);
  }
  const parsed = stored.safeParse(value);
  if (!parsed.success) return fail('invalid', 'no event');
  const { v, ...event } = parsed.data;
  if (event.op !== 'put') return ok(event);
  const [entry] = migrateEntries([event.annotation], v);
  const annotation = parseAnnotation(entry);
  return annotation.ok ? ok({ op: 'put', annotation: annotation.value }) : annotation;
}

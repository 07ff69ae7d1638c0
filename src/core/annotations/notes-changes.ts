import { draftOf, type Annotation, type AnnotationDraft } from '#core/annotations/annotation';
import type { NotesState } from '#core/annotations/notes-state';
import {
  upsertAnnotation,
  type AnnotationStamp,
  type AnnotationsChange,
} from '#core/annotations/upsert-annotation';
import { fail, ok, type Result } from '#core/result';

/**
 * What saving a draft comes to. A draft with the id of something in the trash is known as it was, with the time of its
 * making: to save it again undoes its removal.
 */
export function changeOf(
  { annotations, trash }: NotesState,
  draft: AnnotationDraft,
  stamp: AnnotationStamp,
): Result<AnnotationsChange, 'invalid'> {
  const trashed = trash.find(({ annotation }) => annotation.id === draft.id)?.annotation;
  const upserted = upsertAnnotation(annotations, draft, stamp);
  if (trashed === undefined || !upserted.ok || upserted.value.annotation.id !== trashed.id) return upserted;
  const again = upsertAnnotation([...annotations, trashed], draft, stamp);
  return again.ok ? ok({ ...again.value, changed: true }) : again;
}

/** What is in the trash under an id, as it was. `taken`: its place has another bookmark or note by now. */
export function restorable(
  { annotations, trash }: NotesState,
  id: unknown,
): Result<Annotation, 'unknown' | 'taken'> {
  const annotation = trash.find((one) => one.annotation.id === id)?.annotation;
  if (annotation === undefined) return fail('unknown', 'not in the trash');
  const stamp = { id: annotation.id, now: annotation.modified };
  const upserted = upsertAnnotation(annotations, draftOf(annotation), stamp);
  return upserted.ok && upserted.value.annotation.id === annotation.id
    ? ok(annotation)
    : fail('taken', 'its place has another one');
}

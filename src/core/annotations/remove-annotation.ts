import type { Annotation } from '#core/annotations/annotation';
import type { AnnotationsChange } from '#core/annotations/upsert-annotation';
import { fail, ok, type Result } from '#core/result';

/** The list without the annotation of that id, which is handed back so that the removal can be undone. */
export function removeAnnotation(
  annotations: readonly Annotation[],
  id: string,
): Result<AnnotationsChange, 'unknown'> {
  const annotation = annotations.find((one) => one.id === id);
  if (!annotation) return fail('unknown', `no annotation ${id}`);
  return ok({ annotations: annotations.filter((one) => one !== annotation), annotation, changed: true });
}

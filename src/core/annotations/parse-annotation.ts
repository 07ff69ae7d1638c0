import type { Annotation, AnnotationDraft } from '#core/annotations/annotation';
import { annotationDraftSchema, annotationSchema } from '#core/annotations/annotation-schema';
import { fail, ok, type Result } from '#core/result';

/** What the window asks to be kept, believed only after this. The message never quotes the person's words. */
export function parseAnnotationDraft(value: unknown): Result<AnnotationDraft, 'invalid'> {
  const parsed = annotationDraftSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail('invalid', describeIssues(parsed.error.issues));
}

/** One annotation as it stands on disk. */
export function parseAnnotation(value: unknown): Result<Annotation, 'invalid'> {
  const parsed = annotationSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail('invalid', describeIssues(parsed.error.issues));
}

/** Where and what kind, and no value: notes must not reach a log. */
function describeIssues(issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[]) {
  return issues.map((issue) => `${issue.path.map(String).join('.') || 'value'}: ${issue.code}`).join('; ');
}

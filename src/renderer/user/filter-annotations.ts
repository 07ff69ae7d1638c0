import type { Annotation, HighlightKind } from '#core/annotations/annotation';

/** How a list of annotations is narrowed. */
export interface AnnotationFilter {
  readonly kind: HighlightKind | 'all';
  /** `''` for any. */
  readonly tag: string;
}

export const NO_FILTER: AnnotationFilter = { kind: 'all', tag: '' };

export function filterAnnotations<A extends Annotation>(
  annotations: readonly A[],
  { kind, tag }: AnnotationFilter,
): readonly A[] {
  return annotations.filter(
    (one) => (kind === 'all' || one.kind === kind) && (tag === '' || one.tags.includes(tag)),
  );
}

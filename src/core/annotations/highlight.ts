import type { PassageSelector } from '#core/anchoring/selector';
import type { Annotation, AnnotationTarget, HighlightKind } from '#core/annotations/annotation';

/** An annotation of a passage. */
export interface Highlight extends Annotation {
  readonly motivation: 'highlighting';
  readonly kind: HighlightKind;
  readonly target: AnnotationTarget & { readonly block: string; readonly passage: PassageSelector };
}

/** Every annotation whose motivation is highlighting is one: see annotation-schema.ts. */
export function isHighlight(annotation: Annotation): annotation is Highlight {
  const { motivation, kind, target } = annotation;
  return (
    motivation === 'highlighting' &&
    kind !== undefined &&
    target.passage !== undefined &&
    target.block !== undefined
  );
}

/** The highlights of one article. */
export interface ArticleHighlights {
  /** Made on the text that is open, in the order of the text. */
  readonly here: readonly Highlight[];
  /** Made on another text of it, in the order of their texts. */
  readonly older: readonly Highlight[];
}

/** Those of the article `article` of the archive `archive` whose open text has the hash `text`. */
export function highlightsOf(
  annotations: readonly Annotation[],
  place: { readonly archive: string; readonly article: string; readonly text: string },
): ArticleHighlights {
  const own = annotations
    .filter(isHighlight)
    .filter(({ target }) => target.archive === place.archive && target.article === place.article)
    .toSorted((a, b) => inOrder(a, b));
  return {
    here: own.filter(({ target }) => target.passage.text === place.text),
    older: own.filter(({ target }) => target.passage.text !== place.text),
  };
}

function inOrder(one: Highlight, other: Highlight): number {
  const [a, b] = [one.target.passage.position, other.target.passage.position];
  return a.start - b.start || b.end - a.end;
}

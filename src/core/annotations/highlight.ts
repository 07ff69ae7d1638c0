import type { Place } from '#core/anchoring/passage-anchor';
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
  /** Those with a place in the text that is open, in the order of it. */
  readonly here: readonly Highlight[];
  /** Their places there, by id. */
  readonly places: ReadonlyMap<string, Place>;
  /** Made on another text of it and without a sure place in this one, in the order of their texts. */
  readonly older: readonly Highlight[];
}

interface OpenText {
  readonly archive: string;
  readonly article: string;
  /** SHA-256 of the blob of the text that is open. */
  readonly text: string;
  /** Where one that was made on another text is in this one. */
  readonly carriedTo: (id: string) => Place | undefined;
}

/** Those of one article, by where they are in the text that is open. */
export function highlightsOf(
  annotations: readonly Annotation[],
  { archive, article, text, carriedTo }: OpenText,
): ArticleHighlights {
  const own = annotations
    .filter(isHighlight)
    .filter(({ target }) => target.archive === archive && target.article === article);
  const places = new Map<string, Place>();
  for (const { id, target } of own) {
    const place = target.passage.text === text ? target.passage.position : carriedTo(id);
    if (place !== undefined) places.set(id, { start: place.start, end: place.end });
  }
  const placed = (one: Highlight): Place => places.get(one.id) ?? one.target.passage.position;
  const ordered = own.toSorted((a, b) => inOrder(placed(a), placed(b)));
  return {
    here: ordered.filter(({ id }) => places.has(id)),
    places,
    older: ordered.filter(({ id }) => !places.has(id)),
  };
}

function inOrder(a: Place, b: Place): number {
  return a.start - b.start || b.end - a.end;
}

// What became of an annotation in the text that its article has now: what was decided first, then what can be told.
import type { LikelyPlace, PassageAnchor } from '#core/anchoring/passage-anchor';
import type { PassageSelector } from '#core/anchoring/selector';
import type { Annotation } from '#core/annotations/annotation';

/**
 * `attached`: a person said that it is here now. `detached`: a person left it with its old text. `withdrawn`: the article
 * is not in the edition. See {@link PassageAnchor} for the rest.
 */
export type CarriedStatus =
  | PassageAnchor
  | (LikelyPlace & { readonly status: 'attached' })
  | { readonly status: 'detached' }
  | { readonly status: 'withdrawn' };

export const CARRIED_STATUSES = [
  'in-place',
  'moved',
  'changed',
  'attached',
  'ambiguous',
  'removed',
  'withdrawn',
  'detached',
] as const satisfies readonly CarriedStatus['status'][];

/** An article of the open edition, as far as annotations need it. */
export interface CarryTarget {
  /** SHA-256 of the blob of its text. */
  readonly text: string;
  /** Permanent ids of its blocks; asked for only where an annotation is on a block. */
  readonly hasBlock: (id: string) => boolean;
}

/** What is left to do for an annotation: find this passage, of another text, in the text that is open. */
export interface CarryJob {
  readonly passage: PassageSelector;
}

/** The status where it can be told without comparing texts, or what is to be compared. */
export function carryOver(
  annotation: Annotation,
  article: CarryTarget | undefined,
): CarriedStatus | CarryJob {
  const { target, carried } = annotation;
  const { passage } = target;
  if (article === undefined) return { status: carried?.status === 'detached' ? 'detached' : 'withdrawn' };
  if (passage === undefined) return carryBlock(annotation, article);
  if (passage.text === article.text) return at(passage, 'in-place');
  if (carried === undefined) return { passage };
  if (carried.status === 'detached') return { status: 'detached' };
  if (carried.passage.text === article.text) return at(carried.passage, 'attached');
  return { passage: carried.passage };
}

/** A note or bookmark on a paragraph is where its paragraph is; one on the whole article is where that is. */
function carryBlock({ target: { block }, carried }: Annotation, article: CarryTarget): CarriedStatus {
  if (block === undefined || article.hasBlock(block))
    return { status: 'in-place', start: 0, end: 0, score: 1 };
  return { status: carried?.status === 'detached' ? 'detached' : 'removed' };
}

function at({ position }: PassageSelector, status: 'in-place' | 'attached'): CarriedStatus {
  return { status, start: position.start, end: position.end, score: 1 };
}

/** Whether a person has to look: nobody but they can say where it belongs. */
export function needsAttention({ status }: CarriedStatus): boolean {
  return status === 'ambiguous' || status === 'removed' || status === 'withdrawn';
}

/** Where an annotation is drawn in the open text; undefined where it is drawn nowhere. */
export function placeOf(status: CarriedStatus | undefined): LikelyPlace | undefined {
  return status !== undefined && 'start' in status ? status : undefined;
}

/** How many annotations have each status; what has none is left out. */
export function countStatuses(
  statuses: Iterable<CarriedStatus>,
): readonly { readonly status: CarriedStatus['status']; readonly count: number }[] {
  const counts = new Map<CarriedStatus['status'], number>();
  for (const { status } of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return CARRIED_STATUSES.flatMap((status) => {
    const count = counts.get(status) ?? 0;
    return count === 0 ? [] : [{ status, count }];
  });
}

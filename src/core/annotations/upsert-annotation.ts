import type { PassageSelector } from '#core/anchoring/selector';
import type { Annotation, AnnotationDraft } from '#core/annotations/annotation';
import { fail, ok, type Result } from '#core/result';

/** The list after a change, and the annotation it was about. */
export interface AnnotationsChange {
  readonly annotations: readonly Annotation[];
  readonly annotation: Annotation;
  /** False when the draft says nothing new: there is nothing to write. */
  readonly changed: boolean;
}

/** `id` is used for a new annotation only; `now` is an ISO 8601 instant. */
export interface AnnotationStamp {
  readonly id: string;
  readonly now: string;
}

/**
 * Adds the draft or updates what it stands for. There is one bookmark per archive, article and block, and one note
 * per archive and whole article: a draft for a place that has one is an update of it. A draft with an id that is not
 * in the list is kept under that id, so that a removal can be undone. An annotation keeps the motivation and the place
 * it was made with, and the title, words and edition of that moment; a draft that would move it is `invalid`, as is a
 * new highlight without a kind. What a draft does not say (kind, tags, what was decided) stays as it is.
 */
export function upsertAnnotation(
  annotations: readonly Annotation[],
  draft: AnnotationDraft,
  stamp: AnnotationStamp,
): Result<AnnotationsChange, 'invalid'> {
  const named = draft.id === undefined ? undefined : annotations.find(({ id }) => id === draft.id);
  if (named && !isSamePlace(named, draft)) return fail('invalid', 'an annotation cannot be moved');
  const existing = named ?? annotations.find((one) => isUniquePlace(draft) && isSamePlace(one, draft));
  if (existing) return ok(update(annotations, existing, draft, stamp));
  if (draft.motivation === 'highlighting' && draft.kind === undefined) {
    return fail('invalid', 'a highlight without a kind');
  }
  return ok(add(annotations, draft, stamp));
}

function add(
  annotations: readonly Annotation[],
  draft: AnnotationDraft,
  stamp: AnnotationStamp,
): AnnotationsChange {
  const annotation: Annotation = {
    id: draft.id ?? stamp.id,
    motivation: draft.motivation,
    target: draft.target,
    body: draft.body,
    ...(draft.kind === undefined ? {} : { kind: draft.kind }),
    tags: draft.tags ?? [],
    ...(draft.carried ? { carried: draft.carried } : {}),
    created: stamp.now,
    modified: stamp.now,
  };
  return { annotations: [...annotations, annotation], annotation, changed: true };
}

function update(
  annotations: readonly Annotation[],
  existing: Annotation,
  draft: AnnotationDraft,
  stamp: AnnotationStamp,
): AnnotationsChange {
  if (saysNothingNew(existing, draft)) return { annotations, annotation: existing, changed: false };
  const { body, kind = existing.kind, tags = existing.tags, carried = existing.carried } = draft;
  const { carried: _was, ...rest } = existing;
  const annotation: Annotation = {
    ...rest,
    body,
    ...(kind === undefined ? {} : { kind }),
    tags,
    ...(carried ? { carried } : {}),
    modified: stamp.now,
  };
  const next = annotations.map((one) => (one.id === existing.id ? annotation : one));
  return { annotations: next, annotation, changed: true };
}

function saysNothingNew(existing: Annotation, { body, kind, tags, carried }: AnnotationDraft): boolean {
  const isSameKind = kind === undefined || kind === existing.kind;
  const isTagged =
    tags === undefined ||
    (tags.length === existing.tags.length && tags.every((tag, at) => tag === existing.tags[at]));
  return body === existing.body && isSameKind && isTagged && isSameDecision(existing.carried, carried);
}

function isSameDecision(was: Annotation['carried'], is: AnnotationDraft['carried']): boolean {
  if (is === undefined) return true;
  if (was === undefined || is === null) return was === undefined && is === null;
  if (was.status === 'detached' || is.status === 'detached') return was.status === is.status;
  return isSamePassage(was.passage, is.passage);
}

/** A bookmark anywhere, or a note on a whole article. Highlights may lie over each other, even on the same words. */
function isUniquePlace(draft: AnnotationDraft): boolean {
  return draft.motivation === 'bookmarking' || draft.target.block === undefined;
}

function isSamePlace(annotation: Annotation, draft: AnnotationDraft): boolean {
  return (
    annotation.motivation === draft.motivation &&
    annotation.target.archive === draft.target.archive &&
    annotation.target.article === draft.target.article &&
    annotation.target.block === draft.target.block &&
    isSamePassage(annotation.target.passage, draft.target.passage)
  );
}

function isSamePassage(one: PassageSelector | undefined, other: PassageSelector | undefined): boolean {
  return (
    one?.text === other?.text &&
    one?.position.start === other?.position.start &&
    one?.position.end === other?.position.end
  );
}

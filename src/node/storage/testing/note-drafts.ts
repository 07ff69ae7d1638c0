import type { AnnotationDraft } from '#core/annotations/annotation';

/** A note on its own block of one article. */
export function buildNoteDraft(block: string, body = `note on ${block}`): AnnotationDraft {
  return {
    motivation: 'commenting',
    target: { archive: 'starter@0123456789abcdef', article: 'a-1', block, title: 'An article', edition: 1 },
    body,
  };
}

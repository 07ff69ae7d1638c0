import type { Annotation, Motivation } from '#core/annotations/annotation';
import { useMessages } from '../i18n/use-messages.ts';
import { useAnnotationEdits } from './use-annotation-edits.ts';

const TOLD = {
  bookmarking: 'annotation.bookmark-removed',
  commenting: 'annotation.note-removed',
  highlighting: 'annotation.highlight-removed',
} as const satisfies Record<Motivation, string>;

/** Takes an annotation away, and offers to put it back as it was. */
export function useRemoval(): (annotation: Annotation) => void {
  const { t } = useMessages();
  const edits = useAnnotationEdits();
  return (annotation) => void edits.remove([annotation], t(TOLD[annotation.motivation]));
}

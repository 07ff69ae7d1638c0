import { draftOf } from '#core/annotations/annotation';
import type { Highlight } from '#core/annotations/highlight';
import { useUser } from '../user/user-context.tsx';
import { useDraft, type DraftText } from './use-draft.ts';

/** The note on a highlight. An emptied note leaves the highlight as it is. */
export function useHighlightNote(highlight: Highlight): DraftText {
  const { saveAnnotation } = useUser();
  return useDraft(`highlight/${highlight.id}`, highlight.body, async (text) => {
    // Kind and tags are not said: what they became meanwhile stays, and one that was removed is not made again.
    const { kind: _kind, tags: _tags, ...draft } = draftOf(highlight);
    const result = await saveAnnotation({ ...draft, body: text.trim() === '' ? '' : text });
    return result.ok ? null : result.code;
  });
}

import { useEffect, useMemo, useRef } from 'react';
import type { Article } from '#core/archive/article';
import type { Annotation } from '#core/annotations/annotation';
import { useArchive } from '../archive/archive-context.tsx';
import { useUser, type SaveFailure } from '../user/user-context.tsx';
import { useDraft, type DraftText } from './use-draft.ts';

const TITLE_LENGTH = 1000;

/** The note on a whole article. An emptied note is taken away. */
export function useNote(article: Article): DraftText & { readonly id: string | undefined } {
  const { archive } = useArchive();
  const { annotations, saveAnnotation, removeAnnotation } = useUser();
  const key = `${archive.key}/${article.id}`;
  const kept = useMemo(
    () => noteOf(annotations, archive.key, article.id),
    [annotations, archive.key, article.id],
  );

  /** Known as soon as the first write is done, even if this editor is gone by then. */
  const keptId = useRef(kept?.id);
  useEffect(() => {
    if (kept !== undefined) keptId.current = kept.id;
  }, [kept]);

  const writeNote = async (text: string): Promise<SaveFailure | null> => {
    if (text.trim() === '') {
      const result = keptId.current === undefined ? null : await removeAnnotation(keptId.current);
      keptId.current = undefined;
      return result === null || result.ok || result.code === 'unknown' ? null : result.code;
    }
    const { title, id } = article;
    const target = {
      archive: archive.key,
      article: id,
      title: title.slice(0, TITLE_LENGTH),
      edition: archive.edition,
    };
    const result = await saveAnnotation({ motivation: 'commenting', body: text, target });
    if (result.ok) keptId.current = result.value.id;
    return result.ok ? null : result.code;
  };
  return { ...useDraft(key, kept?.body ?? '', writeNote), id: kept?.id };
}

function noteOf(
  annotations: readonly Annotation[],
  archive: string,
  article: string,
): Annotation | undefined {
  return annotations.find(
    ({ motivation, target }) =>
      motivation === 'commenting' &&
      target.archive === archive &&
      target.article === article &&
      target.block === undefined,
  );
}

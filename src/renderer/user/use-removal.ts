import { draftOf, type Annotation } from '#core/annotations/annotation';
import { useMessages } from '../i18n/use-messages.ts';
import { showToast } from '../ui/toast.ts';
import { useUser } from './user-context.tsx';

/** Takes annotations away, and offers to put the last one back as it was. */
export function useRemoval(): (annotation: Annotation) => void {
  const { t } = useMessages();
  const { removeAnnotation, saveAnnotation } = useUser();

  const restore = async (annotation: Annotation): Promise<void> => {
    const result = await saveAnnotation(draftOf(annotation));
    if (!result.ok) showToast({ text: t(`annotation.failed-${result.code}`), tone: 'danger' });
  };
  const remove = async (annotation: Annotation): Promise<void> => {
    const result = await removeAnnotation(annotation.id);
    if (!result.ok) {
      showToast({ text: t(`annotation.failed-${result.code}`), tone: 'danger' });
      return;
    }
    const isNote = annotation.motivation === 'commenting';
    showToast({
      text: t(isNote ? 'annotation.note-removed' : 'annotation.bookmark-removed'),
      action: { label: t('annotation.undo'), run: () => void restore(annotation) },
    });
  };
  return (annotation) => void remove(annotation);
}

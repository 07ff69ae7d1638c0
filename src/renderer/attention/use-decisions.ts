import { describePassage } from '#core/anchoring/describe-passage';
import type { Place } from '#core/anchoring/passage-anchor';
import { draftOf, type Annotation } from '#core/annotations/annotation';
import type { CarriedDecision } from '#core/annotations/carried';
import type { Article } from '#core/archive/article';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { showToast } from '../ui/toast.ts';
import { useRemoval } from '../user/use-removal.ts';
import { useUser } from '../user/user-context.tsx';

/** What can be decided about an annotation without a sure place; each can be undone. */
export interface Decisions {
  readonly attach: (annotation: Annotation, article: Article, text: string, place: Place) => void;
  readonly keep: (annotation: Annotation) => void;
  readonly remove: (annotation: Annotation) => void;
}

export function useDecisions(): Decisions {
  const { t } = useMessages();
  const { saveAnnotation } = useUser();
  const remove = useRemoval();
  const save = async (annotation: Annotation, carried: CarriedDecision | null): Promise<boolean> => {
    const result = await saveAnnotation({ ...draftOf(annotation), carried });
    if (!result.ok) showToast({ text: t(`annotation.failed-${result.code}`), tone: 'danger' });
    return result.ok;
  };
  const decide = async (annotation: Annotation, carried: CarriedDecision, told: string): Promise<void> => {
    if (!(await save(annotation, carried))) return;
    announce(told);
    const undo = (): void => void save(annotation, annotation.carried ?? null);
    showToast({ text: told, action: { label: t('annotation.undo'), run: undo } });
  };
  return {
    attach(annotation, article, text, { start, end }) {
      const passage = describePassage({ text, sha256: article.text.sha256 }, start, end);
      void decide(annotation, { status: 'attached', passage }, t('carried.attached'));
    },
    keep: (annotation) => void decide(annotation, { status: 'detached' }, t('carried.kept')),
    remove,
  };
}

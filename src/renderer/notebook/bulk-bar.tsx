import { useState } from 'react';
import type { Annotation } from '#core/annotations/annotation';
import { addTag } from '#core/annotations/tags';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { KindButtons } from '../user/kind-buttons.tsx';
import { TagEditor } from '../user/tag-editor.tsx';
import { useAnnotationEdits } from '../user/use-annotation-edits.ts';
import styles from './notebook-page.module.css';

interface BulkBarProps {
  readonly selected: readonly Annotation[];
  readonly knownTags: readonly string[];
  /** There are more that could be selected. */
  readonly canSelectAll: boolean;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
}

/** What can be done with all selected notes and highlights at once; each is one step of undo. */
export function BulkBar({ selected, knownTags, canSelectAll, onSelectAll, onClear }: BulkBarProps) {
  const { t } = useMessages();
  const edits = useAnnotationEdits();
  const [isBusy, setBusy] = useState(false);
  const highlights = selected.filter(({ motivation }) => motivation === 'highlighting');
  const shared = selected[0]?.tags.filter((tag) => selected.every(({ tags }) => tags.includes(tag))) ?? [];
  const work = async (doing: Promise<void>): Promise<void> => {
    setBusy(true);
    await doing;
    setBusy(false);
  };
  const retag = (next: readonly string[]): void => {
    const gone = shared.filter((tag) => !next.includes(tag));
    const added = next.filter((tag) => !shared.includes(tag));
    const patch = ({ tags }: Annotation) => ({
      tags: added.reduce<readonly string[]>(
        (all, tag) => addTag(all, tag),
        tags.filter((tag) => !gone.includes(tag)),
      ),
    });
    void work(edits.change(selected, patch));
  };
  return (
    <fieldset aria-label={t('highlight.bulk')} className={styles['bulk']} disabled={isBusy}>
      <span>{t('highlight.selected-count', { count: selected.length })}</span>
      {canSelectAll ? (
        <Button look="quiet" onPress={onSelectAll}>
          {t('highlight.select-all')}
        </Button>
      ) : null}
      <Button look="quiet" onPress={onClear}>
        {t('highlight.select-none')}
      </Button>
      {highlights.length === 0 ? null : (
        <KindButtons onChoose={(kind) => void work(edits.change(highlights, () => ({ kind })))} />
      )}
      <TagEditor tags={shared} known={knownTags} onChange={retag} />
      <Button
        look="danger"
        onPress={() =>
          void work(edits.remove(selected, t('highlight.removed-count', { count: selected.length })))
        }
      >
        {t('highlight.remove-selected')}
      </Button>
    </fieldset>
  );
}

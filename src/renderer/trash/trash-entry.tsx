import { RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Annotation } from '#core/annotations/annotation';
import { daysLeft, type TrashedAnnotation } from '#core/annotations/notes-state';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { EntryHead } from '../user/entry-head.tsx';
import styles from './trash-page.module.css';

interface TrashEntryProps {
  readonly trashed: TrashedAnnotation;
  readonly onRestore: () => void;
  readonly onDelete: () => void;
}

/** Something in the trash: what it was, what stood in it, how long it stays. */
export function TrashEntry({ trashed: { annotation, removed }, onRestore, onDelete }: TrashEntryProps) {
  const { t, instant } = useMessages();
  const { archive, articleById } = useArchive();
  const { target } = annotation;
  const isHere = target.archive === archive.key;
  const [now] = useState(() => new Date().toISOString());
  const days = daysLeft(removed, now);
  return (
    <li className={styles['entry']}>
      <EntryHead
        article={isHere ? articleById(target.article) : undefined}
        title={target.title}
        place={`trash:${annotation.id}`}
      />
      <p className={styles['facts']}>
        <Chip>{t(`trash.${annotation.motivation}`)}</Chip>
        {isHere ? null : <Chip>{t('trash.elsewhere')}</Chip>}
        <span>{t('trash.removed', { date: instant(removed) })}</span>
        <span>{t('trash.days', { count: days })}</span>
      </p>
      <TrashedWords annotation={annotation} />
      <div className={styles['actions']}>
        <Button aria-label={t('trash.restore-one', { title: target.title })} onPress={onRestore}>
          <RotateCcw size={14} aria-hidden />
          {t('trash.restore')}
        </Button>
        <Button look="quiet" aria-label={t('trash.delete-one', { title: target.title })} onPress={onDelete}>
          <Trash2 size={14} aria-hidden />
          {t('trash.delete')}
        </Button>
      </div>
    </li>
  );
}

function TrashedWords({ annotation: { body, target } }: { readonly annotation: Annotation }) {
  return (
    <>
      {target.quote === undefined ? null : (
        <blockquote className={styles['quote']} dir="auto">
          {target.quote}
        </blockquote>
      )}
      {body === '' ? null : (
        <p className={styles['words']} dir="auto">
          {body}
        </p>
      )}
    </>
  );
}

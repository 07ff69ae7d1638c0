import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { Annotation } from '#core/annotations/annotation';
import { useArchive } from '../archive/archive-context.tsx';
import { StatusBadge } from '../carried/status-badge.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Chip } from '../ui/chip.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { EntryHead } from '../user/entry-head.tsx';
import { KindSwatch } from '../user/kind-swatch.tsx';
import { useKindNames } from '../user/use-kind-names.ts';
import { useRemoval } from '../user/use-removal.ts';
import { NoteBody } from './note-body.tsx';
import styles from './notebook-page.module.css';

interface NoteEntryProps {
  readonly note: Annotation;
  readonly isSelected: boolean;
  readonly onSelect: (id: string, isSelected: boolean) => void;
}

/** A note or a highlight in the Notebook, with the way to its article. */
export const NoteEntry = memo(function NoteEntry({ note, isSelected, onSelect }: NoteEntryProps) {
  const { t, instant } = useMessages();
  const { articleById } = useArchive();
  const remove = useRemoval();
  const article = articleById(note.target.article);
  const { title } = note.target;
  const isHighlight = note.motivation === 'highlighting';
  return (
    <li className={styles['note']}>
      <EntryHead article={article} title={title} place={`note:${note.id}`}>
        <StatusBadge id={note.id} />
        <span className={styles['actions']}>
          <input
            type="checkbox"
            aria-label={t(isHighlight ? 'highlight.select-one' : 'highlight.select-note', { title })}
            className={styles['box']}
            checked={isSelected}
            onChange={(event) => onSelect(note.id, event.currentTarget.checked)}
          />
          <IconButton
            icon={Trash2}
            label={t(isHighlight ? 'highlight.remove-from' : 'notebook.remove', { title })}
            onPress={() => remove(note)}
          />
        </span>
      </EntryHead>
      {article === undefined ? (
        <p>
          <Chip tone="warning">{t('notebook.gone')}</Chip>
        </p>
      ) : null}
      {isHighlight ? <Quote note={note} lang={article?.lang} /> : null}
      {note.body.trim() === '' ? null : <NoteBody body={note.body} />}
      <p className={styles['facts']}>
        {note.tags.map((tag) => (
          <Chip key={tag}>
            <bdi>{tag}</bdi>
          </Chip>
        ))}
        <span className={styles['quiet']}>{t('notebook.edited', { date: instant(note.modified) })}</span>
        <Link to={{ name: 'history', id: note.id }} aria-label={t('history.of', { title })}>
          {t('history.title')}
        </Link>
      </p>
    </li>
  );
});

interface QuoteProps {
  readonly note: Annotation;
  /** Language of the article; unknown where it is gone. */
  readonly lang: string | undefined;
}

/** The highlighted words, under the name of their kind. */
function Quote({ note, lang }: QuoteProps) {
  const names = useKindNames();
  const { article, block, quote } = note.target;
  if (note.kind === undefined) return null;
  return (
    <div className={styles['quote']}>
      <p className={styles['kind']}>
        <KindSwatch kind={note.kind} />
        {names[note.kind]}
      </p>
      {lang === undefined || block === undefined ? (
        <p dir="auto">{quote}</p>
      ) : (
        <Link
          to={{ name: 'article', id: article, block }}
          className={styles['words']}
          lang={lang}
          dir="auto"
          data-place={`highlight:${note.id}`}
        >
          {quote}
        </Link>
      )}
    </div>
  );
}

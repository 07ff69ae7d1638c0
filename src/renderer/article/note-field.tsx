import { Eye, Pencil } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { textDirection } from '../ui/text-direction.ts';
import { NotePreview } from '../user/lazy-note-preview.ts';
import styles from './note-editor.module.css';
import type { DraftText } from './use-draft.ts';
import type { WriteRequest } from './write-request.ts';

interface NoteFieldProps {
  readonly note: DraftText;
  readonly label: string;
  readonly placeholder: string;
  readonly request: WriteRequest;
  /** Of what its earlier versions can be seen. */
  readonly historyOf?: string | undefined;
  /** On a card among others. */
  readonly isSmall?: boolean;
}

/** A field for Markdown that is kept while it is typed; it says how far that is. */
export function NoteField(props: NoteFieldProps) {
  const { note, label, placeholder, request, historyOf, isSmall = false } = props;
  const { t } = useMessages();
  const [isPreview, setPreview] = useState(false);
  const [seen, setSeen] = useState(request);
  if (seen !== request) {
    setSeen(request);
    setPreview(false);
  }
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!request.take()) return;
    // The field may only be drawn again after this.
    requestAnimationFrame(() => field.current?.focus());
  }, [request]);

  return (
    <div className={styles['editor']}>
      {isPreview ? (
        <div className={styles['preview']} dir="auto">
          <Suspense fallback={null}>
            <NotePreview markdown={note.text} />
          </Suspense>
        </div>
      ) : (
        <textarea
          ref={field}
          aria-label={label}
          placeholder={placeholder}
          className={classNames(styles['field'], isSmall && styles['small'])}
          dir={textDirection(note.text)}
          value={note.text}
          onChange={(event) => note.change(event.currentTarget.value)}
          onBlur={note.flush}
        />
      )}
      <div className={styles['foot']}>
        <SavedState note={note} />
        {historyOf === undefined ? null : (
          <Link to={{ name: 'history', id: historyOf }}>{t('history.title')}</Link>
        )}
        {note.text.trim() === '' ? null : (
          <Button look="quiet" aria-pressed={isPreview} onPress={() => setPreview(!isPreview)}>
            {isPreview ? <Pencil size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
            {t(isPreview ? 'article.note-edit' : 'article.note-preview')}
          </Button>
        )}
      </div>
      {note.status.status === 'failed' ? (
        <p role="alert" className={styles['failed']}>
          {t(`annotation.failed-${note.status.code}`)} {t('article.note-stays')}
        </p>
      ) : null}
    </div>
  );
}

function SavedState({ note }: { readonly note: DraftText }) {
  const { t } = useMessages();
  const { status } = note.status;
  const isTold = status === 'saving' || status === 'saved';
  return <output className={styles['state']}>{isTold ? t(`article.note-${status}`) : ''}</output>;
}

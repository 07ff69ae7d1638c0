import { Eye, Pencil } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { Article } from '#core/archive/article';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { textDirection } from '../ui/text-direction.ts';
import { NotePreview } from '../user/lazy-note-preview.ts';
import styles from './note-editor.module.css';
import type { WriteRequest } from './write-request.ts';
import { useNote, type ArticleNote } from './use-note.ts';

interface NoteEditorProps {
  readonly article: Article;
  readonly request: WriteRequest;
}

/** The note on an article: plain text that may be Markdown, kept while it is typed. */
export function NoteEditor({ article, request }: NoteEditorProps) {
  const { t } = useMessages();
  const note = useNote(article);
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
          aria-label={t('article.note')}
          placeholder={t('article.note-placeholder')}
          className={styles['field']}
          dir={textDirection(note.text)}
          value={note.text}
          onChange={(event) => note.change(event.currentTarget.value)}
          onBlur={note.flush}
        />
      )}
      <div className={styles['foot']}>
        <SavedState note={note} />
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

function SavedState({ note }: { readonly note: ArticleNote }) {
  const { t } = useMessages();
  const { status } = note.status;
  const isTold = status === 'saving' || status === 'saved';
  return <output className={styles['state']}>{isTold ? t(`article.note-${status}`) : ''}</output>;
}

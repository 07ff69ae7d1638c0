import type { Article } from '#core/archive/article';
import { useMessages } from '../i18n/use-messages.ts';
import { NoteField } from './note-field.tsx';
import { useNote } from './use-note.ts';
import type { WriteRequest } from './write-request.ts';

interface NoteEditorProps {
  readonly article: Article;
  readonly request: WriteRequest;
}

/** The note on an article: plain text that may be Markdown. */
export function NoteEditor({ article, request }: NoteEditorProps) {
  const { t } = useMessages();
  const note = useNote(article);
  return (
    <NoteField
      note={note}
      label={t('article.note')}
      placeholder={t('article.note-placeholder')}
      request={request}
      historyOf={note.id}
    />
  );
}

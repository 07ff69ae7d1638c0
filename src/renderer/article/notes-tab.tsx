import { Trash2 } from 'lucide-react';
import type { Highlight } from '#core/annotations/highlight';
import type { Article } from '#core/archive/article';
import { useMessages } from '../i18n/use-messages.ts';
import { Chip } from '../ui/chip.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { HighlightsSection } from './highlights-section.tsx';
import { NoteEditor } from './note-editor.tsx';
import styles from './rail-tabs.module.css';
import type { ArticleBookmarks } from './use-article-bookmarks.ts';
import type { ArticleMarks } from './use-article-marks.ts';
import type { WriteRequest } from './write-request.ts';

interface NotesTabProps {
  readonly article: Article;
  readonly bookmarks: ArticleBookmarks;
  readonly marks: ArticleMarks;
  /** The person asked for the note on the article, or for that on the chosen highlight. */
  readonly request: WriteRequest;
  readonly highlightRequest: WriteRequest;
  readonly onShowHighlight: (highlight: Highlight) => void;
  readonly onWriteHighlight: (highlight: Highlight) => void;
  readonly onShow: (block: string) => void;
}

/** The person's own: a note on the article, what they highlighted, and the paragraphs they marked. */
export function NotesTab(props: NotesTabProps) {
  const { article, bookmarks, request, onShow } = props;
  const { t } = useMessages();
  return (
    <div className={styles['tab']}>
      <NoteEditor article={article} request={request} />
      <HighlightsSection
        article={article}
        marks={props.marks}
        request={props.highlightRequest}
        onShow={props.onShowHighlight}
        onWrite={props.onWriteHighlight}
      />
      <section className={styles['section']} aria-label={t('article.paragraphs')}>
        <h2 className={styles['subtitle']}>{t('article.paragraphs')}</h2>
        {bookmarks.paragraphs.length === 0 ? (
          <p className={styles['quiet']}>{t('article.no-paragraphs')}</p>
        ) : (
          <ul className={styles['links']}>
            {bookmarks.paragraphs.map(({ id, target: { block, quote } }) =>
              block === undefined ? null : (
                <li key={id} className={styles['paragraph']}>
                  {bookmarks.isGone(block) ? (
                    <Gone words={quote ?? block} lang={article.lang} />
                  ) : (
                    <button
                      type="button"
                      className={styles['quote']}
                      lang={article.lang}
                      dir="auto"
                      onClick={() => onShow(block)}
                    >
                      {quote ?? block}
                    </button>
                  )}
                  <IconButton
                    icon={Trash2}
                    label={t('article.remove-bookmark')}
                    onPress={() => bookmarks.toggle(block)}
                  />
                </li>
              ),
            )}
          </ul>
        )}
      </section>
    </div>
  );
}

/** The words of a marked paragraph that this edition does not have. */
function Gone({ words, lang }: { readonly words: string; readonly lang: string }) {
  const { t } = useMessages();
  return (
    <div className={styles['gone']}>
      <Chip tone="warning">{t('bookmarks.paragraph-gone')}</Chip>
      <p className={styles['quote']} lang={lang} dir="auto">
        {words}
      </p>
    </div>
  );
}

import { useState } from 'react';
import { X } from 'lucide-react';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { useTextChanges } from '../archive/use-earlier-text.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { blockById } from './article-places.ts';
import styles from './changed-notice.module.css';
import type { ArticleBookmarks } from './use-article-bookmarks.ts';

interface PlaceGoneNoticeProps {
  readonly article: Article;
  readonly text: ArticleText | undefined;
  /** The place that the address asks for. */
  readonly block: string | undefined;
  readonly bookmarks: ArticleBookmarks;
}

/** Where a link or a bookmark leads to a paragraph that this edition does not have: its words, and what became of it. */
export function PlaceGoneNotice({ article, text, block, bookmarks }: PlaceGoneNoticeProps) {
  const { t } = useMessages();
  const [closed, setClosed] = useState<string>();
  const changes = useTextChanges(article);
  if (text === undefined || block === undefined || closed === block) return null;
  if (blockById(text.blocks, block) !== undefined) return null;
  const quote = bookmarks.paragraphs.find(({ target }) => target.block === block)?.target.quote;
  return (
    <aside aria-label={t('article.place-gone-title')} className={styles['notice']}>
      <div className={styles['text']}>
        <output className={styles['words']}>
          {t(quote === undefined ? 'article.place-gone' : 'article.bookmark-gone')}{' '}
          {changes.status === 'ready' ? (
            <Link to={{ name: 'changes', id: article.id }}>{t('changes.title')}</Link>
          ) : null}
        </output>
        {quote === undefined ? null : (
          <blockquote className={styles['quote']} lang={article.lang} dir="auto">
            {quote}
          </blockquote>
        )}
      </div>
      <IconButton icon={X} label={t('article.close')} onPress={() => setClosed(block)} />
    </aside>
  );
}

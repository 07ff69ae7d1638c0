import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import type { Annotation } from '#core/annotations/annotation';
import { useArchive } from '../archive/archive-context.tsx';
import { useArticleTexts, type ArticleTexts } from '../archive/use-article-texts.ts';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { Chip } from '../ui/chip.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Page } from '../ui/page.tsx';
import { EntryHead } from '../user/entry-head.tsx';
import { useRemoval } from '../user/use-removal.ts';
import { useUser } from '../user/user-context.tsx';
import styles from './bookmarks-page.module.css';
import { groupBookmarks, type BookmarkGroup } from './group-bookmarks.ts';

/** Everything the person marked in the open archive. */
export function BookmarksPage() {
  const { t } = useMessages();
  const { archive, articleById } = useArchive();
  const { annotations } = useUser();
  const { groups, elsewhere } = useMemo(
    () => groupBookmarks(annotations, archive.key),
    [annotations, archive.key],
  );
  const marked = useMemo(
    () =>
      groups.flatMap(({ article, paragraphs }) =>
        paragraphs.length === 0 ? [] : (articleById(article) ?? []),
      ),
    [groups, articleById],
  );
  const texts = useArticleTexts(marked);
  return (
    <Page title={t('place.bookmarks')} width="reading">
      {groups.length === 0 ? (
        <EmptyState title={t('bookmarks.empty')}>
          <p>
            {t('bookmarks.empty-how')} <Kbd keys={keysOf('bookmark')} />
          </p>
          <Link to={EMPTY_SEARCH}>{t('bookmarks.search')}</Link>
        </EmptyState>
      ) : (
        <ul className={styles['groups']}>
          {groups.map((group) => (
            <Group key={group.article} group={group} texts={texts} />
          ))}
        </ul>
      )}
      {elsewhere === 0 ? null : (
        <p className={styles['quiet']}>{t('bookmarks.elsewhere', { count: elsewhere })}</p>
      )}
    </Page>
  );
}

interface GroupProps {
  readonly group: BookmarkGroup;
  readonly texts: ArticleTexts;
}

function Group({ group, texts }: GroupProps) {
  const { t, date } = useMessages();
  const { articleById } = useArchive();
  const remove = useRemoval();
  const article = articleById(group.article);
  const { whole } = group;
  const blocks = article && texts.of(article)?.blocks;
  return (
    <li className={styles['group']}>
      <EntryHead article={article} title={group.title} place={`article:${group.article}`} isLarge>
        {whole === undefined ? null : (
          <IconButton
            icon={Trash2}
            label={t('bookmarks.remove-article', { title: group.title })}
            onPress={() => remove(whole)}
          />
        )}
      </EntryHead>
      {article === undefined ? (
        <p>
          <Chip tone="warning">{t('bookmarks.gone')}</Chip>
        </p>
      ) : (
        <p className={styles['quiet']}>
          {t(`kind.${article.kind}`)} · {date(article.published)}
        </p>
      )}
      {group.paragraphs.length === 0 ? null : (
        <ul className={styles['paragraphs']}>
          {group.paragraphs.map((bookmark) => (
            <Paragraph
              key={bookmark.id}
              bookmark={bookmark}
              lang={article?.lang}
              isGone={blocks?.every(({ id }) => id !== bookmark.target.block) ?? false}
              onRemove={() => remove(bookmark)}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

interface ParagraphProps {
  readonly bookmark: Annotation;
  /** Language of the article; unknown where it is gone. */
  readonly lang: string | undefined;
  /** The article is there, but this edition does not have the paragraph. */
  readonly isGone: boolean;
  readonly onRemove: () => void;
}

function Paragraph({ bookmark, lang, isGone, onRemove }: ParagraphProps) {
  const { t } = useMessages();
  const { article, block, quote, title } = bookmark.target;
  const words = quote ?? title;
  return (
    <li className={styles['paragraph']}>
      {lang === undefined || block === undefined ? (
        <p className={styles['quote']} dir="auto">
          {words}
        </p>
      ) : (
        <Link
          to={{ name: 'article', id: article, block }}
          className={styles['quote']}
          lang={lang}
          dir="auto"
          data-place={`bookmark:${bookmark.id}`}
        >
          {words}
        </Link>
      )}
      {isGone ? <Chip tone="warning">{t('bookmarks.paragraph-gone')}</Chip> : null}
      <IconButton icon={Trash2} label={t('bookmarks.remove-paragraph')} onPress={onRemove} />
    </li>
  );
}

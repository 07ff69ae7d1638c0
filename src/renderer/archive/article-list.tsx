import type { ReactNode } from 'react';
import type { Article } from '#core/archive/article';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Chip } from '../ui/chip.tsx';
import { useArchive } from './archive-context.tsx';
import styles from './record-list.module.css';

interface ArticleListProps {
  readonly articles: readonly Article[];
  /** Told apart from other lists of the page: the list's name in `data-place`. */
  readonly place?: string;
  /** A line of the list's own below an article. */
  readonly renderNote?: ((article: Article) => ReactNode) | undefined;
}

/** Articles, one a row: title, what and when, in which languages, what it is about. */
export function ArticleList({ articles, place = 'article', renderNote }: ArticleListProps) {
  return (
    <ul className={styles['list']}>
      {articles.map((article) => (
        <ArticleRow key={article.id} article={article} place={place}>
          {renderNote?.(article)}
        </ArticleRow>
      ))}
    </ul>
  );
}

interface ArticleRowProps {
  readonly article: Article;
  readonly place: string;
  /** Leaves out the summary. */
  readonly isShort?: boolean;
  /** A line of the list's own, below. */
  readonly children?: ReactNode;
}

export function ArticleRow({ article, place, isShort = false, children }: ArticleRowProps) {
  const { id, lang, title, summary } = article;
  return (
    <li className={styles['row']}>
      <Link
        to={{ name: 'article', id }}
        lang={lang}
        dir="auto"
        className={styles['title']}
        data-place={`${place}:${id}`}
      >
        {title}
      </Link>
      <ArticleFacts article={article} />
      {summary === undefined || isShort ? null : (
        <p className={styles['summary']} lang={lang} dir="auto">
          {summary}
        </p>
      )}
      {children}
    </li>
  );
}

/** Kind and date of an article, its language where that is not the interface's, and its other languages. */
export function ArticleFacts({ article }: { readonly article: Article }) {
  const { t, date, list, language, languageName } = useMessages();
  const others = useArchive().translations(article.id);
  return (
    <p className={styles['facts']}>
      <span>{t(`kind.${article.kind}`)}</span>
      <span>{date(article.published)}</span>
      {article.lang === language ? null : <Chip>{languageName(article.lang)}</Chip>}
      {others.length === 0 ? null : (
        <span>{t('record.also-in', { languages: list(others.map(({ lang }) => languageName(lang))) })}</span>
      )}
    </p>
  );
}

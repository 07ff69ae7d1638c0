import type { ReactNode } from 'react';
import type { Article } from '#core/archive/article';
import { Link } from '../routing/link.tsx';
import { classNames } from '../ui/class-names.ts';
import styles from './entry-head.module.css';

interface EntryHeadProps {
  /** Undefined where the article is not in the open edition. */
  readonly article: Article | undefined;
  /** What the article was called when the entry was made. */
  readonly title: string;
  /** Where the list comes back to (see useListPlace). */
  readonly place: string;
  readonly isLarge?: boolean;
  /** What can be done with the entry. */
  readonly children?: ReactNode;
}

/** Head of something the person left on an article, a note or bookmarks: the way to the article. */
export function EntryHead({ article, title, place, isLarge = false, children }: EntryHeadProps) {
  return (
    <div className={styles['head']}>
      <h2 className={classNames(styles['title'], isLarge && styles['large'])}>
        {article === undefined ? (
          <bdi>{title}</bdi>
        ) : (
          <Link to={{ name: 'article', id: article.id }} lang={article.lang} dir="auto" data-place={place}>
            {article.title}
          </Link>
        )}
      </h2>
      {children}
    </div>
  );
}

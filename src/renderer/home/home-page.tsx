import { useMemo } from 'react';
import type { Article } from '#core/archive/article';
import type { ReadingPosition } from '#core/settings/settings';
import { AgeLine } from '../archive/age-line.tsx';
import { useArchive } from '../archive/archive-context.tsx';
import { recordText } from '../archive/record-text.ts';
import { useArticleTexts } from '../archive/use-article-texts.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Page } from '../ui/page.tsx';
import { useUser } from '../user/user-context.tsx';
import { ContinueReading } from './continue-reading.tsx';
import { HomeConferences } from './home-conferences.tsx';
import styles from './home-page.module.css';
import { News } from './news.tsx';
import { StartPoints } from './start-points.tsx';

/** Articles offered to be read on. */
const READING = 4;

/** An article that was opened before, and where it was left. */
export interface Reading {
  readonly article: Article;
  readonly position: ReadingPosition;
}

/** The first page: what one was at, what is new, what comes up, and where to begin. */
export function HomePage() {
  const { t, date, language } = useMessages();
  const { archive } = useArchive();
  const reading = useReading();
  const texts = useArticleTexts(useMemo(() => reading.map(({ article }) => article), [reading]));
  const title = recordText(archive.title, language);
  return (
    <Page title={title.text} titleLang={title.lang} isReady={texts.isReady}>
      <p className={styles['lead']}>
        {t('home.edition', { number: archive.edition, date: date(archive.createdAt) })} ·{' '}
        <bdi>{archive.publisher}</bdi>
      </p>
      <AgeLine archive={archive} />
      <div className={styles['columns']}>
        <div className={styles['stack']}>
          {reading.length === 0 ? null : <ContinueReading reading={reading} texts={texts} />}
          <News />
        </div>
        <div className={styles['stack']}>
          <StartPoints />
          <HomeConferences />
        </div>
      </div>
    </Page>
  );
}

/** What was read last and is still in the edition, newest first. */
function useReading(): readonly Reading[] {
  const { reading } = useUser();
  const { articleById } = useArchive();
  return useMemo(
    () =>
      reading
        .flatMap((position) => {
          const article = articleById(position.article);
          return article === undefined ? [] : [{ article, position }];
        })
        .slice(0, READING),
    [reading, articleById],
  );
}

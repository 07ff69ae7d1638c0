import { useDeferredValue, useMemo, useState } from 'react';
import type { Article } from '#core/archive/article';
import type { Highlight } from '#core/annotations/highlight';
import { tagsOf } from '#core/annotations/tags';
import { useCarried } from '../carried/carried-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Button } from '../ui/button.tsx';
import { AnnotationFilters } from '../user/annotation-filters.tsx';
import { filterAnnotations, NO_FILTER } from '../user/filter-annotations.ts';
import { useUser } from '../user/user-context.tsx';
import { HighlightCard } from './highlight-card.tsx';
import cardStyles from './highlight-card.module.css';
import styles from './rail-tabs.module.css';
import type { ArticleMarks } from './use-article-marks.ts';
import type { WriteRequest } from './write-request.ts';

interface HighlightsSectionProps {
  readonly article: Article;
  readonly marks: ArticleMarks;
  readonly request: WriteRequest;
  readonly onShow: (highlight: Highlight) => void;
  readonly onWrite: (highlight: Highlight) => void;
}

const NONE: readonly Highlight[] = [];

/** Cards drawn at once; a long list is drawn whole when it is asked for. */
const SHOWN = 25;

/** The highlights of the open article in the order of its text, and those made on another text of it. */
export function HighlightsSection({ article, marks, request, onShow, onWrite }: HighlightsSectionProps) {
  const { t } = useMessages();
  const [filter, setFilter] = useState(NO_FILTER);
  const { attention } = useCarried();
  // The article goes first; its list follows as soon as there is time.
  const here = useDeferredValue(marks.here, NONE);
  const { older, chosen } = marks;
  const all = useMemo(() => [...here, ...older], [here, older]);
  const shown = useMemo(() => filterAnnotations(here, filter), [here, filter]);
  const shownOlder = useMemo(() => filterAnnotations(older, filter), [older, filter]);
  const cards = (list: readonly Highlight[], isHere: boolean) => (
    <Cards
      highlights={list}
      lang={article.lang}
      chosen={chosen}
      request={request}
      onWrite={onWrite}
      {...(isHere ? { onShow } : {})}
    />
  );
  const count = shown.length + shownOlder.length;
  return (
    <>
      <section className={styles['section']} aria-label={t('highlight.section')}>
        <h2 className={styles['subtitle']}>{t('highlight.section')}</h2>
        {marks.here.length + older.length === 0 ? (
          <p className={styles['quiet']}>{t('highlight.none')}</p>
        ) : (
          <div className={cardStyles['filters']}>
            <AnnotationFilters annotations={all} filter={filter} onChange={setFilter} />
            <span className={styles['quiet']}>
              {filter === NO_FILTER
                ? t('highlight.count', { count })
                : t('highlight.count-of', { shown: count, count: all.length })}
            </span>
          </div>
        )}
        {all.length > 0 && count === 0 ? (
          <p className={styles['quiet']}>{t('highlight.none-match')}</p>
        ) : null}
        {cards(shown, true)}
      </section>
      {shownOlder.length === 0 ? null : (
        <section className={styles['section']} aria-label={t('highlight.older')}>
          <h2 className={styles['subtitle']}>{t('highlight.older')}</h2>
          <p className={styles['quiet']}>{t('highlight.older-how', { count: shownOlder.length })}</p>
          {shownOlder.some((one) => attention.includes(one)) ? (
            <Link to={{ name: 'attention' }}>{t('carried.attention')}</Link>
          ) : null}
          {cards(shownOlder, false)}
        </section>
      )}
    </>
  );
}

interface CardsProps {
  readonly highlights: readonly Highlight[];
  readonly lang: string;
  readonly chosen: readonly string[];
  readonly request: WriteRequest;
  readonly onShow?: (highlight: Highlight) => void;
  readonly onWrite: (highlight: Highlight) => void;
}

const NO_TAGS: readonly string[] = [];

function Cards({ highlights, lang, chosen, request, onShow, onWrite }: CardsProps) {
  const { t } = useMessages();
  const { annotations } = useUser();
  const [isLong, setLong] = useState(false);
  const knownTags = useMemo(() => tagsOf(annotations), [annotations]);
  // The chosen one is shown wherever it stands.
  const lastChosen = highlights.findLastIndex(({ id }) => chosen.includes(id));
  const end = isLong ? highlights.length : Math.max(SHOWN, lastChosen + 1);
  if (highlights.length === 0) return null;
  return (
    <>
      <ul className={cardStyles['cards']}>
        {highlights.slice(0, end).map((highlight) => {
          const isChosen = chosen.includes(highlight.id);
          return (
            <HighlightCard
              key={highlight.id}
              highlight={highlight}
              lang={lang}
              isChosen={isChosen}
              request={request}
              knownTags={isChosen ? knownTags : NO_TAGS}
              onChoose={onWrite}
              {...(onShow === undefined ? {} : { onShow })}
            />
          );
        })}
      </ul>
      {end >= highlights.length ? null : (
        <div>
          <Button onPress={() => setLong(true)}>{t('highlight.more', { count: highlights.length })}</Button>
        </div>
      )}
    </>
  );
}

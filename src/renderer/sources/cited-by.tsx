import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Citation } from '#core/archive/citation';
import { formatLocator } from '#core/citation/format-locator';
import { ArticleFacts } from '../archive/article-list.tsx';
import type { CitingArticle } from '../archive/build-lookups.ts';
import type { ArticleTexts } from '../archive/use-article-texts.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH, type Route } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { citingPassages, type Passage } from './citing-passages.ts';
import type { CitingWork } from './citing-works.ts';
import styles from './cited-by.module.css';

interface CitedByProps {
  readonly works: readonly CitingWork[];
  readonly texts: ArticleTexts;
  /** Works that are not shown yet. */
  readonly hidden: number;
  readonly onMore: () => void;
}

/** Every article that cites the source: where in the source it points, and the sentence that does. */
export function CitedBy({ works, texts, hidden, onMore }: CitedByProps) {
  const { t } = useMessages();
  if (works.length === 0) {
    return (
      <p>
        {t('source.not-cited')} <Link to={EMPTY_SEARCH}>{t('record.to-search')}</Link>
      </p>
    );
  }
  return (
    <>
      <ul className={styles['works']}>
        {works.map(({ main, others }) => (
          <Work key={main.article.id} main={main} others={others} text={texts.of(main.article)} />
        ))}
      </ul>
      {hidden === 0 ? null : (
        <div>
          <Button onPress={onMore}>{t('source.more-articles', { count: hidden })}</Button>
        </div>
      )}
    </>
  );
}

interface WorkProps extends CitingWork {
  readonly text: ArticleText | undefined;
}

function Work({ main: { article, citations }, others, text }: WorkProps) {
  const passages = text === undefined ? [] : citingPassages(text, citations, article.lang);
  const quoted = new Set(passages.flatMap((passage) => passage.citations));
  const unquoted = citations.filter((citation) => !quoted.has(citation));
  return (
    <li className={styles['work']}>
      <h3 className={styles['title']}>
        <Link
          to={placeIn(article, citations)}
          lang={article.lang}
          dir="auto"
          data-place={`article:${article.id}`}
        >
          {article.title}
        </Link>
      </h3>
      <ArticleFacts article={article} />
      <ul className={styles['passages']}>
        {passages.map((passage, at) => (
          <Quote key={at} article={article} passage={passage} place={`passage:${article.id}:${at}`} />
        ))}
      </ul>
      {unquoted.length === 0 ? null : <Locators article={article} citations={unquoted} />}
      <OtherVersions others={others} />
    </li>
  );
}

interface QuoteProps {
  readonly article: Article;
  readonly passage: Passage;
  readonly place: string;
}

function Quote({ article, passage, place }: QuoteProps) {
  const { block, pieces, citations, isCell, section } = passage;
  return (
    <li className={styles['passage']}>
      {isCell ? <TableOf article={article} section={section} /> : null}
      <Link
        to={{ name: 'article', id: article.id, block }}
        className={styles['quote']}
        lang={article.lang}
        dir="auto"
        data-place={place}
      >
        {pieces.map((piece, at) =>
          typeof piece === 'number' ? (
            <sup key={at} className={styles['mark']}>
              [{piece}]
            </sup>
          ) : (
            piece
          ),
        )}
      </Link>
      <Locators article={article} citations={citations} />
    </li>
  );
}

interface TableOfProps {
  readonly article: Article;
  readonly section: string | undefined;
}

/** Says of a cell where its table is: the cell may be no more than a number. */
function TableOf({ article, section }: TableOfProps) {
  const { t } = useMessages();
  return (
    <p className={styles['table']}>
      {t('source.in-table')}
      {section === undefined ? null : (
        <>
          {' · '}
          <bdi lang={article.lang}>{section}</bdi>
        </>
      )}
    </p>
  );
}

interface LocatorsProps {
  readonly article: Article;
  readonly citations: readonly Citation[];
}

/** Each note: its number, its place in the source, its remark. */
function Locators({ article, citations }: LocatorsProps) {
  const { language } = useMessages();
  return (
    <ul className={styles['locators']}>
      {citations.map((citation) => (
        <li key={citation.number}>
          <span className={styles['note']}>[{citation.number}]</span>{' '}
          {citation.locator === undefined ? null : formatLocator(citation.locator, language)}
          {citation.note === undefined ? null : (
            <bdi lang={article.lang} className={styles['remark']}>
              {citation.note}
            </bdi>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The same work in other languages, each opening where it cites the source. */
function OtherVersions({ others }: { readonly others: readonly CitingArticle[] }) {
  const { t, languageName } = useMessages();
  if (others.length === 0) return null;
  return (
    <p className={styles['versions']}>
      {t('source.also-cites')}{' '}
      {others.map(({ article, citations }, at) => (
        <span key={article.id}>
          {at === 0 ? null : ' · '}
          <Link
            to={placeIn(article, citations)}
            aria-label={`${languageName(article.lang)}: ${article.title}`}
            data-place={`article:${article.id}`}
          >
            {languageName(article.lang)}
          </Link>
        </span>
      ))}
    </p>
  );
}

/** The article, at the first sentence that cites. */
function placeIn({ id }: Article, citations: readonly Citation[]): Route {
  const block = citations.flatMap(({ places }) => places)[0]?.block;
  return { name: 'article', id, ...(block === undefined ? {} : { block }) };
}

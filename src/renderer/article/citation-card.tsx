import { X } from 'lucide-react';
import { useEffect, useId, useRef, type RefObject } from 'react';
import { Popover } from 'react-aria-components';
import { directionOf } from '#core/article/article-words';
import type { Article } from '#core/archive/article';
import type { Citation } from '#core/archive/citation';
import { formatLocator } from '#core/citation/format-locator';
import { formatCitation } from '#core/citation/format-source';
import { useArchive } from '../archive/archive-context.tsx';
import { FileLink } from '../archive/file-link.tsx';
import { workOf } from '../archive/build-lookups.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './citation-card.module.css';

interface CitationCardProps {
  readonly article: Article;
  readonly citation: Citation;
  /** Stands over the mark in the article. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** Above and below its edges the card does not go. */
  readonly within: HTMLElement | null;
  readonly onClose: () => void;
}

/** Taller would cover the bars above the article; the card scrolls instead. In CSS px. */
const MAX_HEIGHT = 360;

/** What a mark such as [3] points to: the source, the place in it, and who else cites it. */
export function CitationCard({ article, citation, anchor, within, onClose }: CitationCardProps) {
  return (
    <Popover
      // A new card for each mark, so that it takes the focus and its place again.
      key={citation.number}
      triggerRef={anchor}
      isOpen
      isNonModal
      placement="bottom start"
      offset={6}
      maxHeight={MAX_HEIGHT}
      {...(within === null ? {} : { boundaryElement: within })}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className={styles['popover'] ?? ''}
    >
      <CardBody article={article} citation={citation} onClose={onClose} />
    </Popover>
  );
}

function CardBody({ article, citation, onClose }: Omit<CitationCardProps, 'anchor' | 'within'>) {
  const { t } = useMessages();
  const { sourceById } = useArchive();
  const body = useRef<HTMLDialogElement>(null);
  const title = useId();
  // The keyboard goes on at what most people want next: the source.
  useEffect(() => {
    const link = body.current?.querySelector<HTMLElement>('a[href]');
    (link ?? body.current?.querySelector<HTMLElement>('button'))?.focus({ preventScroll: true });
  }, []);
  const source = citation.source === undefined ? undefined : sourceById(citation.source);
  // No dialog of the library's: that one holds the focus, and a note or a search begun meanwhile would lose it.
  return (
    <dialog ref={body} open aria-labelledby={title} className={styles['card']}>
      <div className={styles['head']}>
        <h2 id={title} className={styles['title']}>
          {t(source === undefined ? 'article.note-number' : 'article.source-number', {
            number: citation.number,
          })}
        </h2>
        <IconButton icon={X} label={t('article.close')} onPress={onClose} />
      </div>
      {source === undefined ? null : (
        <p className={styles['citation']} lang={article.lang} dir={directionOf(article.lang)}>
          {formatCitation(source, citation.locator, article.lang)}
        </p>
      )}
      {citation.note === undefined ? null : (
        <p className={styles['remark']} lang={article.lang} dir="auto">
          {citation.note}
        </p>
      )}
      {source === undefined ? null : (
        <>
          <div className={styles['actions']}>
            <Link to={{ name: 'source', id: source.id }}>{t('article.open-source')}</Link>
            <FileLink source={source} locator={citation.locator} />
            <CopyButton
              text={formatCitation(source, citation.locator, article.lang)}
              label={t('article.copy-source')}
              doneLabel={t('article.copied')}
            />
          </div>
          <AlsoCitedBy source={source.id} article={article} />
        </>
      )}
    </dialog>
  );
}

interface AlsoCitedByProps {
  readonly source: string;
  /** The article that is open: neither it nor its other languages are listed. */
  readonly article: Article;
}

/** Other works that cite the source, each in the language of the open article where there is one. */
function AlsoCitedBy({ source, article: here }: AlsoCitedByProps) {
  const { t, language } = useMessages();
  const { citedBy, works } = useArchive();
  const citing = citedBy(source);
  const elsewhere = citing.flatMap(({ article }) => (workOf(article) === workOf(here) ? [] : [article]));
  const others = works(elsewhere, here.lang).flatMap(
    (work) => citing.find(({ article }) => article.id === work.id) ?? [],
  );
  if (others.length === 0) return <p className={styles['none']}>{t('article.not-cited-elsewhere')}</p>;
  return (
    <div>
      <h3 className={styles['subtitle']}>{t('article.also-cited-by', { count: others.length })}</h3>
      <ul className={styles['others']}>
        {others.map(({ article, citations }) => (
          <li key={article.id}>
            <Link to={routeTo(article, citations)} lang={article.lang} dir="auto">
              {article.title}
            </Link>{' '}
            <span className={styles['locators']}>
              {citations
                .flatMap(({ locator }) => (locator === undefined ? [] : [formatLocator(locator, language)]))
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Opens at the sentence that cites. */
function routeTo({ id }: Article, citations: readonly Citation[]) {
  const block = citations[0]?.places[0]?.block;
  return { name: 'article' as const, id, ...(block === undefined ? {} : { block }) };
}

import type { Source } from '#core/archive/source';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { useArchive } from './archive-context.tsx';
import styles from './record-list.module.css';
import { sourceTitle } from './record-text.ts';

interface SourceListProps {
  readonly sources: readonly Source[];
  /** Told apart from other lists of the page: the list's name in `data-place`. */
  readonly place?: string;
  /** Where the list's heading says the kind already. */
  readonly isKindHidden?: boolean;
}

/** Sources, one a row: title, symbol, what and when, and how many articles cite it. */
export function SourceList({ sources, place = 'source', isKindHidden = false }: SourceListProps) {
  return (
    <ul className={styles['list']}>
      {sources.map((source) => (
        <li key={source.id} className={styles['row']}>
          <SourceLink source={source} place={place} className={styles['title']} />
          <SourceFacts source={source} isKindHidden={isKindHidden} />
        </li>
      ))}
    </ul>
  );
}

interface SourceLinkProps {
  readonly source: Source;
  readonly place: string;
  readonly className?: string | undefined;
}

/** The title of a source, in its own language, as the way to its page. */
export function SourceLink({ source, place, className }: SourceLinkProps) {
  const { language } = useMessages();
  const { text, lang } = sourceTitle(source, language);
  return (
    <Link
      to={{ name: 'source', id: source.id }}
      lang={lang}
      dir="auto"
      className={className}
      data-place={`${place}:${source.id}`}
    >
      {text}
    </Link>
  );
}

function SourceFacts({ source, isKindHidden }: { readonly source: Source; readonly isKindHidden: boolean }) {
  const { t, tOr, date } = useMessages();
  const { citingWorks } = useArchive();
  const { number, kind } = source;
  const when = source.adopted ?? source.issued;
  return (
    <p className={styles['facts']}>
      {number === undefined ? null : <bdi>{number}</bdi>}
      {isKindHidden ? null : <span>{tOr(`source-kind.${kind}`, kind)}</span>}
      {when === undefined ? null : <span>{date(when)}</span>}
      <span>{t('record.cited-by', { count: citingWorks(source.id) })}</span>
    </p>
  );
}

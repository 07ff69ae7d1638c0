import { memo } from 'react';
import { GridList } from 'react-aria-components';
import type { SearchHit } from '#core/search/search-types';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { ResultRow, routeOfHit, rowKey } from './result-row.tsx';
import styles from './results.module.css';

interface ResultsProps {
  readonly hits: readonly SearchHit[];
  readonly markQuery: string;
}

/** The hits: arrow keys move, Enter opens, left and right go through the snippets of a row. */
export const Results = memo(function Results({ hits, markQuery }: ResultsProps) {
  const { t } = useMessages();
  const open = (key: unknown) => {
    const hit = hits.find((candidate) => rowKey(candidate) === key);
    if (hit !== undefined) navigate(routeOfHit(hit, markQuery));
  };
  return (
    <GridList
      id="results"
      aria-label={t('search.results')}
      onAction={open}
      className={styles['results'] ?? ''}
    >
      {hits.map((hit) => (
        <ResultRow key={rowKey(hit)} hit={hit} markQuery={markQuery} />
      ))}
    </GridList>
  );
});

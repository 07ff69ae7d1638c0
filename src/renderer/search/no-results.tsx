import type { ReadClause } from '#core/search/search-types';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { Link } from '../routing/link.tsx';
import { PAGE_SIZE, type SearchRoute } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { distinctClauses } from './distinct.ts';
import { focusSearchBox } from './focus-search-box.ts';
import styles from './search-page.module.css';

interface NoResultsProps {
  readonly route: SearchRoute;
  readonly clauses: readonly ReadClause[];
}

/** Nothing was found: say in what, and offer the ways out. Where parts of the query narrow it, these rather than spelling. */
export function NoResults({ route, clauses }: NoResultsProps) {
  const { t, list } = useMessages();
  const { archive } = useArchive();
  const { language: languages, ...others } = route.facets;
  const count = languages?.length ?? archive.description.languages.length;
  const narrowing = distinctClauses(clauses).filter(({ kind }) => kind === 'filter');
  const takeOut = ({ rest }: ReadClause) => {
    navigate({ ...route, text: rest, live: false, limit: PAGE_SIZE }, 'replace');
    focusSearchBox();
  };
  const hasOthers = Object.keys(others).length > 0;
  return (
    <EmptyState title={t('search.none', { query: route.text, count })}>
      {narrowing.length === 0 ? null : (
        <p>
          {t('search.none-narrowed', {
            count: narrowing.length,
            clauses: list(narrowing.map(({ text }) => text)),
          })}
        </p>
      )}
      <div className={styles['ways']}>
        {narrowing.map((clause) =>
          clause.rest === '' ? null : (
            <Button key={clause.text} onPress={() => takeOut(clause)}>
              {t('search.remove-clause', { text: clause.text })}
            </Button>
          ),
        )}
        {hasOthers ? (
          <Button onPress={() => navigate({ ...route, facets: {} }, 'replace')}>
            {t('search.clear-filters')}
          </Button>
        ) : null}
        {languages === undefined ? null : (
          <Button onPress={() => navigate({ ...route, facets: others }, 'replace')}>
            {t('search.all-languages')}
          </Button>
        )}
        <Link to={{ name: 'topics' }}>{t('search.browse-topics')}</Link>
      </div>
      {narrowing.length === 0 ? <p>{t('search.none-hint')}</p> : null}
    </EmptyState>
  );
}

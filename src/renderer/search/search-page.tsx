import { SlidersHorizontal } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { FACET_NAMES, type FacetName, type SearchAnswer } from '#core/search/search-types';
import { useArchive } from '../archive/archive-context.tsx';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { currentLocation, navigate } from '../routing/history.ts';
import { PAGE_SIZE, type SearchRoute } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListBar } from '../ui/list-bar.tsx';
import { ListSkeleton } from '../ui/list-skeleton.tsx';
import { Page } from '../ui/page.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useMedia } from '../user/use-media.ts';
import { AnswerCard } from './answer-card.tsx';
import { facetLabel } from './facet-label.ts';
import { Facets } from './facets.tsx';
import { NoResults } from './no-results.tsx';
import { QueryLine } from './query-line.tsx';
import { Results } from './results.tsx';
import { SaveSearch } from './save-search.tsx';
import styles from './search-page.module.css';
import { toggleFacet } from './search-state.ts';
import { StartSearch } from './start-search.tsx';
import { WithinButton, WithinChip } from './within.tsx';
import { useMarkSeen, useRemember } from './use-saved-searches.ts';
import { useSearch } from './use-search.ts';

/** Search: facets, results, and how the words were read. */
export function SearchPage({ route }: { readonly route: SearchRoute }) {
  const { t } = useMessages();
  const state = useSearch(route);
  useRemember(route);
  useMarkSeen(route);
  return (
    <Page title={t('place.search')} isTitleHidden isReady={state.status !== 'searching'}>
      {state.status === 'empty' ? <StartSearch /> : null}
      {state.status === 'searching' ? <ListSkeleton label={t('search.searching')} /> : null}
      {state.status === 'failed' ? <EmptyState title={t(`search.failed-${state.code}`)} /> : null}
      {state.status === 'answered' ? <Answer answer={state.answer} route={route} /> : null}
    </Page>
  );
}

interface AnswerProps {
  readonly answer: SearchAnswer;
  readonly route: SearchRoute;
}

function Answer({ answer, route }: AnswerProps) {
  const { t } = useMessages();
  const isWide = useMedia('(width >= 60rem)');
  const [isOpen, setOpen] = useState(false);
  const toggle = useCallback((name: FacetName, value: string) => {
    const { route: now } = currentLocation();
    if (now.name !== 'search') return;
    navigate(
      { ...now, facets: toggleFacet(now.facets, name, value), live: false, limit: PAGE_SIZE },
      'replace',
    );
  }, []);
  return (
    <div className={styles['columns']}>
      {isWide || isOpen ? (
        <section className={styles['facets']} aria-label={t('search.filters')} data-pane="facets">
          <Facets facets={answer.facets} selected={route.facets} onToggle={toggle} />
        </section>
      ) : null}
      <div className={styles['list']}>
        <ListBar>
          <Count total={answer.total} />
          {isWide ? null : (
            <Button onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
              <SlidersHorizontal size={16} aria-hidden />
              {t('search.filters')}
            </Button>
          )}
          <WithinButton route={route} total={answer.total} />
          <SaveSearch route={route} answer={answer} />
          <Sort route={route} />
        </ListBar>
        <ChosenFacets route={route} onRemove={toggle} />
        <WithinChip route={route} />
        <AnswerCard query={route.text} />
        <QueryLine answer={answer} route={route} />
        {answer.total === 0 ? (
          <NoResults route={route} clauses={answer.clauses} />
        ) : (
          <Results hits={answer.hits} markQuery={answer.markQuery} />
        )}
        {answer.hits.length < answer.total && answer.hits.length >= route.limit ? (
          <div>
            <Button onPress={() => navigate({ ...route, limit: route.limit + PAGE_SIZE }, 'replace')}>
              {t('search.more')}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** The number of results: for the eye at once, for screen readers after half a second of quiet. */
function Count({ total }: { readonly total: number }) {
  const { t } = useMessages();
  const words = t('search.count', { count: total });
  useEffect(() => announce(words), [words]);
  return <p className={styles['count']}>{words}</p>;
}

function Sort({ route }: { readonly route: SearchRoute }) {
  const { t } = useMessages();
  return (
    <SelectField
      label={t('search.sort')}
      value={route.sort}
      options={[
        { value: 'relevance', label: t('search.sort-relevance') },
        { value: 'date', label: t('search.sort-date') },
        { value: 'cited', label: t('search.sort-cited') },
      ]}
      onChange={(sort) => navigate({ ...route, sort }, 'replace')}
    />
  );
}

interface ChosenFacetsProps {
  readonly route: SearchRoute;
  readonly onRemove: (name: FacetName, value: string) => void;
}

function ChosenFacets({ route, onRemove }: ChosenFacetsProps) {
  const messages = useMessages();
  const archive = useArchive();
  const chosen = FACET_NAMES.flatMap((name) => (route.facets[name] ?? []).map((value) => ({ name, value })));
  if (chosen.length === 0) return null;
  return (
    <ul className={styles['chosen']} aria-label={messages.t('search.chosen')}>
      {chosen.map(({ name, value }) => {
        const label = facetLabel(name, value, messages, archive);
        return (
          <li key={`${name}:${value}`}>
            <Chip
              tone="accent"
              onRemove={() => onRemove(name, value)}
              removeLabel={messages.t('search.remove-filter', { name: label })}
            >
              <bdi>{label}</bdi>
            </Chip>
          </li>
        );
      })}
    </ul>
  );
}

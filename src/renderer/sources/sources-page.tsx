import { useEffect, useMemo } from 'react';
import type { SourceKind } from '#core/archive/source';
import { useArchive } from '../archive/archive-context.tsx';
import { SourceList } from '../archive/source-list.tsx';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { createKeptState } from '../routing/kept-state.ts';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { Link } from '../routing/link.tsx';
import { Button } from '../ui/button.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FilterField } from '../ui/filter-field.tsx';
import { ListBar } from '../ui/list-bar.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import {
  countKinds,
  filterSources,
  groupSources,
  knownKind,
  prepareSources,
  type ListedSource,
  type SourceGroup,
  type SourceSort,
} from './list-sources.ts';
import styles from './sources-page.module.css';

/** Rows shown at first, and added by each "Show more". */
const ROWS = 100;

const useWords = createKeptState('');
const useLimit = createKeptState(ROWS);

interface SourcesPageProps {
  /** As the address has it; one that no source has means all. */
  readonly kind: string | undefined;
  readonly sort: SourceSort;
}

/** Everything the archive's articles stand on. */
export function SourcesPage({ kind: asked, sort }: SourcesPageProps) {
  const { t, language } = useMessages();
  const { catalogue, citingWorks } = useArchive();
  const [words, setWords] = useWords();
  const [limit, setLimit] = useLimit();
  const all = useMemo(
    () => prepareSources(catalogue.sources, language, citingWorks),
    [catalogue.sources, language, citingWorks],
  );
  const found = useMemo(() => filterSources(all, words), [all, words]);
  const kind = knownKind(asked, all);
  const groups = useMemo(() => groupSources(found, kind, sort, limit), [found, kind, sort, limit]);
  const total = kind === undefined ? found.length : found.filter(({ source }) => source.kind === kind).length;
  const count = t('sources.count', { count: total });
  useEffect(() => {
    if (words !== '') announce(count);
  }, [words, count]);

  const show = (next: { readonly kind?: SourceKind | undefined; readonly sort?: SourceSort }) => {
    const { kind: nextKind, sort: nextSort } = { kind, sort, ...next };
    setLimit(ROWS);
    navigate(
      { name: 'sources', sort: nextSort, ...(nextKind === undefined ? {} : { kind: nextKind }) },
      'replace',
    );
  };
  if (all.length === 0) return <NoSources />;
  return (
    <Page title={t('place.sources')}>
      <div className={styles['columns']}>
        <Kinds all={all} found={found} kind={kind} onChange={(chosen) => show({ kind: chosen })} />
        <div className={styles['list']}>
          <ListBar>
            <FilterField
              label={t('sources.filter')}
              value={words}
              onChange={(value) => {
                setWords(value);
                setLimit(ROWS);
              }}
            />
            <span className={styles['count']}>{count}</span>
            <SelectField
              label={t('sources.sort')}
              value={sort}
              options={[
                { value: 'title', label: t('sources.sort-title') },
                { value: 'cited', label: t('sources.sort-cited') },
              ]}
              onChange={(chosen) => show({ sort: chosen })}
            />
          </ListBar>
          {total === 0 ? (
            <NothingLeft
              words={words}
              onAllKinds={kind === undefined ? undefined : () => show({ kind: undefined })}
              onClear={() => setWords('')}
            />
          ) : null}
          {groups.map((group) => (
            <Group key={group.kind ?? ''} group={group} all={found} />
          ))}
          {total > limit ? (
            <div>
              <Button onPress={() => setLimit(limit + ROWS)}>
                {t('sources.more', { count: Math.min(ROWS, total - limit) })}
              </Button>
            </div>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

interface KindsProps {
  readonly all: readonly ListedSource[];
  readonly found: readonly ListedSource[];
  readonly kind: SourceKind | undefined;
  readonly onChange: (kind: SourceKind | undefined) => void;
}

function Kinds({ all, found, kind, onChange }: KindsProps) {
  const { t, number } = useMessages();
  const kinds = countKinds(all, found);
  return (
    <div className={styles['kinds']}>
      <ChoiceList
        label={t('sources.kinds')}
        value={kind ?? ''}
        options={[
          { value: '', label: t('sources.kinds-all'), count: number(found.length) },
          ...kinds.map((each) => ({
            value: each.kind,
            label: t(`sources.kinds-${each.kind}`),
            count: number(each.count),
          })),
        ]}
        onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}
      />
    </div>
  );
}

interface GroupProps {
  readonly group: SourceGroup;
  /** All that the filter leaves: a group that is cut off says how many it has in all. */
  readonly all: readonly ListedSource[];
}

function Group({ group, all }: GroupProps) {
  const { t, number } = useMessages();
  const sources = group.sources.map(({ source }) => source);
  if (group.kind === null) return <SourceList sources={sources} />;
  const count = all.filter(({ source }) => source.kind === group.kind).length;
  return (
    <Section
      title={t(`sources.kinds-${group.kind}`)}
      aside={<span className={styles['count']}>{number(count)}</span>}
    >
      <SourceList sources={sources} isKindHidden />
    </Section>
  );
}

interface NothingLeftProps {
  readonly words: string;
  readonly onAllKinds: (() => void) | undefined;
  readonly onClear: () => void;
}

/** The filter leaves nothing: the ways out. */
function NothingLeft({ words, onAllKinds, onClear }: NothingLeftProps) {
  const { t } = useMessages();
  return (
    <EmptyState title={t('sources.no-match')}>
      <ListBar>
        {onAllKinds === undefined ? null : <Button onPress={onAllKinds}>{t('sources.all-kinds')}</Button>}
        <Button onPress={onClear}>{t('sources.clear')}</Button>
        <Link to={{ ...EMPTY_SEARCH, text: words }}>{t('sources.search')}</Link>
      </ListBar>
    </EmptyState>
  );
}

function NoSources() {
  const { t } = useMessages();
  return (
    <Page title={t('place.sources')} width="reading">
      <EmptyState title={t('sources.empty')}>
        <Link to={EMPTY_SEARCH}>{t('record.to-search')}</Link>
      </EmptyState>
    </Page>
  );
}

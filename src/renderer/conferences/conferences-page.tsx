import { useMemo } from 'react';
import { useArchive } from '../archive/archive-context.tsx';
import { ConferenceList } from '../archive/conference-list.tsx';
import { sortConferences } from '../archive/sort-conferences.ts';
import { useToday } from '../archive/use-today.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';

/** All conferences: those to come, then those that were. */
export function ConferencesPage() {
  const { t } = useMessages();
  const { conferences } = useArchive().catalogue;
  const today = useToday();
  const { coming, past, undated } = useMemo(() => sortConferences(conferences, today), [conferences, today]);
  return (
    <Page title={t('place.conferences')} width="reading">
      {conferences.length === 0 ? (
        <EmptyState title={t('conference.none')}>
          <Link to={EMPTY_SEARCH}>{t('record.to-search')}</Link>
        </EmptyState>
      ) : (
        <Section title={t('conference.coming')}>
          {coming.length === 0 ? (
            <p>{t('conference.none-coming')}</p>
          ) : (
            <ConferenceList conferences={coming} />
          )}
        </Section>
      )}
      {past.length === 0 ? null : (
        <Section title={t('conference.past')}>
          <ConferenceList conferences={past} />
        </Section>
      )}
      {undated.length === 0 ? null : (
        <Section title={t('conference.undated')}>
          <ConferenceList conferences={undated} />
        </Section>
      )}
    </Page>
  );
}

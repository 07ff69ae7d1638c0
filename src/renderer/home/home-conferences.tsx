import { useMemo } from 'react';
import { useArchive } from '../archive/archive-context.tsx';
import { ConferenceList } from '../archive/conference-list.tsx';
import { sortConferences } from '../archive/sort-conferences.ts';
import { useToday } from '../archive/use-today.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Section } from '../ui/section.tsx';
import styles from './home-page.module.css';

/** Conferences shown of each sort. */
const SHORT = 3;

/** The next conferences, and the last ones. */
export function HomeConferences() {
  const { t } = useMessages();
  const { conferences } = useArchive().catalogue;
  const today = useToday();
  const { coming, past } = useMemo(() => sortConferences(conferences, today), [conferences, today]);
  if (coming.length + past.length === 0) return null;
  return (
    <Section
      title={t('place.conferences')}
      aside={<Link to={{ name: 'conferences' }}>{t('home.all-conferences')}</Link>}
    >
      {coming.length === 0 ? null : (
        <div className={styles['part']}>
          <h3 className={styles['subtitle']}>{t('home.next-conferences')}</h3>
          <ConferenceList conferences={coming.slice(0, SHORT)} place="coming" />
        </div>
      )}
      {past.length === 0 ? null : (
        <div className={styles['part']}>
          <h3 className={styles['subtitle']}>{t('home.recent-conferences')}</h3>
          <ConferenceList conferences={past.slice(0, SHORT)} place="past" />
        </div>
      )}
    </Section>
  );
}

import { useState } from 'react';
import { freshnessOf, latestKnownTime } from '#core/edition/freshness';
import type { ArchiveSummary } from '#shared/bridge';
import { useMessages } from '../i18n/use-messages.ts';
import styles from './age-line.module.css';

/**
 * Says of an edition that it is older than its publisher advises, and nothing of any other. It is advice: whatever
 * the clock says, all of the archive stays readable.
 */
export function AgeLine({ archive }: { readonly archive: ArchiveSummary }) {
  const { t, date } = useMessages();
  const [clock] = useState(() => new Date());
  const { createdAt, freshUntil, newestAt, publisher } = archive;
  if (!freshnessOf(archive, latestKnownTime(clock, [newestAt])).isOld) return null;
  return (
    <p className={styles['age']}>
      {t('archive.old', { date: date(createdAt), until: date(freshUntil), publisher })}
    </p>
  );
}

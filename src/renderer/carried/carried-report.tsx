import { countStatuses } from '#core/anchoring/carry-over';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Section } from '../ui/section.tsx';
import { useCarried } from './carried-context.tsx';
import styles from './carried-report.module.css';

/** What the open edition did to the person's notes, highlights and bookmarks, counted. */
export function CarriedReport() {
  const { t } = useMessages();
  const { statuses, attention, isReady } = useCarried();
  if (!isReady || statuses.size === 0) return null;
  return (
    <Section title={t('carried.report')}>
      <p>{t('carried.report-text', { count: statuses.size })}</p>
      <ul className={styles['counts']}>
        {countStatuses(statuses.values()).map(({ status, count }) => (
          <li key={status}>
            <span>{t(`carried.status-${status}`)}</span> <strong>{t('carried.number', { count })}</strong>
          </li>
        ))}
      </ul>
      {attention.length === 0 ? null : (
        <Link to={{ name: 'attention' }}>{t('carried.attention-count', { count: attention.length })}</Link>
      )}
    </Section>
  );
}

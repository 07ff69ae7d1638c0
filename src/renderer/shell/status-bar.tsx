import { CloudOff } from 'lucide-react';
import { useMaybeArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { useNetwork } from '../use-network.ts';
import styles from './status-bar.module.css';

/** Which edition is open, and that nothing leaves the machine. */
export function StatusBar() {
  const { t, date } = useMessages();
  const open = useMaybeArchive();
  const network = useNetwork();
  return (
    <footer className={styles['bar']}>
      {open === null ? null : (
        <span className={styles['part']}>
          <Link to={{ name: 'updates', open: false }} className={styles['link']}>
            {t('shell.edition', { number: open.archive.edition, date: date(open.archive.createdAt) })}
          </Link>
          {open.archive.development ? (
            <span className={styles['notice']}>{t('shell.development')}</span>
          ) : null}
        </span>
      )}
      <span className={styles['part']}>
        <CloudOff size={14} aria-hidden />
        <output aria-label={t('shell.network')}>{t('shell.offline', { count: network.requests })}</output>
      </span>
    </footer>
  );
}

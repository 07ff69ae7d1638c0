import { CloudDownload, CloudOff } from 'lucide-react';
import { useMaybeArchive } from '../archive/archive-context.tsx';
import { useArchives } from '../archive/use-archives.ts';
import { useCarried } from '../carried/carried-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { useNetwork } from '../use-network.ts';
import styles from './status-bar.module.css';

/** Which edition is open (and of which archive, where there are several), what it left for the person to place, and that nothing leaves the machine, or the one host that is asked. */
export function StatusBar() {
  const { t, date, local } = useMessages();
  const open = useMaybeArchive();
  const hasSeveral = (useArchives()?.length ?? 0) > 1;
  const network = useNetwork();
  const { attention } = useCarried();
  const host = network.open;
  const asked = network.fetched.find((each) => each.host === host)?.requests;
  const NetworkIcon = host === null ? CloudOff : CloudDownload;
  return (
    <footer className={styles['bar']}>
      {open === null ? null : (
        <span className={styles['part']}>
          <Link to={{ name: 'updates', open: false }} className={styles['link']}>
            {hasSeveral ? <bdi className={styles['name']}>{local(open.archive.title)}</bdi> : null}
            {t('shell.edition', { number: open.archive.edition, date: date(open.archive.createdAt) })}
          </Link>
          {open.archive.development ? (
            <span className={styles['notice']}>{t('shell.development')}</span>
          ) : null}
        </span>
      )}
      {attention.length === 0 ? null : (
        <span className={styles['part']}>
          <Link to={{ name: 'attention' }} className={styles['link']}>
            {t('carried.attention-count', { count: attention.length })}
          </Link>
        </span>
      )}
      <span className={styles['part']}>
        <NetworkIcon size={14} aria-hidden />
        <output aria-label={t('shell.network')}>
          {host === null
            ? t('shell.offline', { count: network.requests })
            : t('shell.online', { host, count: asked ?? 0 })}
        </output>
      </span>
    </footer>
  );
}

import { useMessages } from '../i18n/use-messages.ts';
import styles from './updates-page.module.css';

/** The six words of a publisher's key; English words in every language (decision 11). */
export function Fingerprint({ words }: { readonly words: string }) {
  const { t } = useMessages();
  return (
    <p className={styles['fingerprint']}>
      <span className={styles['quiet']}>{t('updates.fingerprint')}</span>{' '}
      <bdi lang="en" dir="ltr" className={styles['words']}>
        {words}
      </bdi>
    </p>
  );
}

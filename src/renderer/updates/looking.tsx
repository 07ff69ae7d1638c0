import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { useNetwork } from '../use-network.ts';
import styles from './updates-page.module.css';
import type { Install } from './use-install.ts';

/** A server is being asked what it has. */
export function Looking({ install }: { readonly install: Install }) {
  const { t } = useMessages();
  const { open } = useNetwork();
  return (
    <div className={styles['actions']}>
      <output className={styles['quiet']}>
        {open === null ? t('updates.looking') : t('updates.looking-at', { host: open })}
      </output>
      <Button onPress={install.pause}>{t('updates.cancel')}</Button>
    </div>
  );
}

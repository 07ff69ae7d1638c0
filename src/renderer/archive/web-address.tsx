import { useMessages } from '../i18n/use-messages.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './web-address.module.css';

/** An address outside the archive: shown and copied, never opened. */
export function WebAddress({ url }: { readonly url: string }) {
  const { t } = useMessages();
  return (
    <div className={styles['address']}>
      <bdi dir="ltr" className={styles['url']}>
        {url}
      </bdi>
      <CopyButton text={url} label={t('record.copy-address')} doneLabel={t('record.copied')} />
    </div>
  );
}

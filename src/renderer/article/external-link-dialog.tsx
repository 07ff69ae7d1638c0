import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './external-link-dialog.module.css';

interface ExternalLinkDialogProps {
  readonly url: string;
  readonly onClose: () => void;
}

/** An address outside the archive: it can be copied, never opened from here. */
export function ExternalLinkDialog({ url, onClose }: ExternalLinkDialogProps) {
  const { t } = useMessages();
  return (
    <Dialog title={t('article.external')} isOpen onClose={onClose} closeLabel={t('article.close')}>
      <div className={styles['body']}>
        <p>{t('article.external-text')}</p>
        <p className={styles['address']} dir="ltr">
          {url}
        </p>
        <div className={styles['actions']}>
          <CopyButton text={url} label={t('article.copy-address')} doneLabel={t('article.copied')} />
          <Button look="quiet" onPress={onClose}>
            {t('article.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

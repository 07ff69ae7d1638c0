import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './delete-dialog.module.css';

interface DeleteDialogProps {
  /** How many are to be deleted; with 0 nothing is asked. */
  readonly count: number;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Asks before what cannot be undone. */
export function DeleteDialog({ count, onCancel, onConfirm }: DeleteDialogProps) {
  const { t } = useMessages();
  if (count === 0) return null;
  return (
    <Dialog title={t('trash.delete-title')} isOpen onClose={onCancel} closeLabel={t('trash.cancel')}>
      <div className={styles['body']}>
        <p>{t('trash.delete-text', { count })}</p>
        <div className={styles['actions']}>
          <Button look="danger" onPress={onConfirm}>
            {t('trash.delete')}
          </Button>
          <Button look="quiet" onPress={onCancel}>
            {t('trash.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

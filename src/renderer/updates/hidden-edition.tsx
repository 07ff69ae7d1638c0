import { useState } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { ArchiveCardProps } from './archive-card.tsx';
import styles from './updates-page.module.css';

/** The edition of an archive that is hidden because its key was revoked, and the way to show it all the same. */
export function HiddenEdition({ archive, install }: Pick<ArchiveCardProps, 'archive' | 'install'>) {
  const { t } = useMessages();
  const [isAsking, setAsking] = useState(false);
  const { quarantined: edition, publisher, key, isHidden } = archive;
  if (edition === undefined) return null;
  return (
    <>
      <p className={styles['notice']}>
        {t('updates.hidden', { edition, publisher })} {isHidden ? t('updates.hidden-only') : null}
      </p>
      <div className={styles['actions']}>
        <Button onPress={() => setAsking(true)}>{t('updates.hidden-show', { edition })}</Button>
      </div>
      <Dialog
        title={t('updates.hidden-title', { edition })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        closeLabel={t('updates.hidden-keep')}
      >
        <div className={styles['ask']}>
          <p>{t('updates.hidden-text', { publisher })}</p>
          <div className={styles['actions']}>
            <Button
              onPress={() => {
                setAsking(false);
                install.confirmQuarantined(key, edition);
              }}
            >
              {t('updates.hidden-show', { edition })}
            </Button>
            <Button look="quiet" onPress={() => setAsking(false)}>
              {t('updates.hidden-keep')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}

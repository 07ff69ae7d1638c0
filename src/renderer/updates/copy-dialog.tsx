import { useState } from 'react';
import type { ArchiveSummary } from '#shared/bridge';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import type { Care } from './use-care.ts';
import styles from './updates-page.module.css';

interface CopyDialogProps {
  readonly archive: ArchiveSummary;
  readonly care: Care;
  readonly isDisabled: boolean;
}

/** Copies the open edition for somebody else: all of it, or for somebody who has the edition before. */
export function CopyDialog({ archive, care, isDisabled }: CopyDialogProps) {
  const { t } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const [what, setWhat] = useState<'whole' | 'update'>('whole');
  const { key, edition, previous } = archive;
  const older = previous !== undefined && previous < edition ? previous : undefined;
  const close = () => setOpen(false);
  return (
    <>
      <Button isDisabled={isDisabled} onPress={() => setOpen(true)}>
        {t('updates.copy')}
      </Button>
      <Dialog
        title={t('updates.copy-title', { edition })}
        isOpen={isOpen}
        onClose={close}
        closeLabel={t('updates.close')}
      >
        <div className={styles['ask']}>
          {older === undefined ? null : (
            <RadioGroup
              label={t('updates.copy-what')}
              value={what}
              onChange={setWhat}
              options={[
                { value: 'whole', label: t('updates.copy-whole') },
                { value: 'update', label: t('updates.copy-update', { edition: older }) },
              ]}
            />
          )}
          <p>{t('updates.copy-text')}</p>
          <div className={styles['actions']}>
            <Button
              look="primary"
              onPress={() => {
                close();
                care.copyTo(key, what === 'update' && older !== undefined ? older : null);
              }}
            >
              {t('updates.copy-where')}
            </Button>
            <Button look="quiet" onPress={close}>
              {t('updates.cancel')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}

import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './name-dialog.module.css';

/** As long as a name may be. */
const MAX_NAME = 200;

interface NameDialogProps {
  readonly title: string;
  /** What the field says at first. */
  readonly name: string;
  readonly onClose: () => void;
  /** Called with a name that says something. */
  readonly onName: (name: string) => void;
}

/** Asks for the name of a saved search. */
export function NameDialog({ title, name: initial, onClose, onName }: NameDialogProps) {
  const { t } = useMessages();
  const [name, setName] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const isEmpty = name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty) return;
    onName(name.trim());
    onClose();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose} closeLabel={t('shell.close')}>
      <form className={styles['form']} onSubmit={submit}>
        <TextField
          ref={field}
          label={t('search.save-name')}
          maxLength={MAX_NAME}
          value={name}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one field of a dialog that was asked for
          autoFocus
          onChange={setName}
        />
        <div className={styles['actions']}>
          <Button onPress={onClose}>{t('search.save-cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={isEmpty}>
            {t('search.save-done')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { Globe } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './web-address-form.module.css';

/** As long as an address may be, in UTF-16 units. */
const MAX_ADDRESS = 2000;

interface WebAddressFormProps {
  /** Where the open archive was fetched from last; empty where it was not. */
  readonly known: string;
  readonly isDisabled: boolean;
  readonly onLook: (address: string) => void;
}

/** Where a publication lies on the web. Nothing is asked before the button is pressed. */
export function WebAddressForm({ known, isDisabled, onLook }: WebAddressFormProps) {
  const { t } = useMessages();
  const [address, setAddress] = useState(known);
  const isEmpty = address.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty && !isDisabled) onLook(address);
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextField
        label={t('updates.address')}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        // An address is read from left to right in every language.
        dir="ltr"
        placeholder="https://"
        maxLength={MAX_ADDRESS}
        value={address}
        onChange={setAddress}
      />
      <Button type="submit" isDisabled={isEmpty || isDisabled}>
        <Globe size={16} aria-hidden />
        {t('updates.look')}
      </Button>
    </form>
  );
}

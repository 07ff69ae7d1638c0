import type { InputHTMLAttributes, Ref } from 'react';
import { textDirection } from './text-direction.ts';
import styles from './text-field.module.css';

interface TextFieldProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'autoComplete' | 'autoFocus' | 'inputMode' | 'maxLength' | 'placeholder' | 'spellCheck'
> {
  /** Stands above the field and names it. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Which way the value runs; as its own words do if left out. */
  readonly dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text under its name, as high as the buttons beside it. */
export function TextField({ label, value, onChange, dir = textDirection(value), ...input }: TextFieldProps) {
  return (
    <label className={styles['label']}>
      {label}
      <input
        {...input}
        type="text"
        className={styles['field']}
        dir={dir}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

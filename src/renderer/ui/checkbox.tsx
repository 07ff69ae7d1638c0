import type { ReactNode } from 'react';
import styles from './checkbox.module.css';

interface CheckboxProps {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  /** The words that name it. */
  readonly children: ReactNode;
  readonly description?: string;
}

/** A native checkbox: the cheapest kind, as a search draws dozens of them at every key. */
export function Checkbox({ isChecked, onChange, children, description }: CheckboxProps) {
  return (
    <label className={styles['label']}>
      <input
        type="checkbox"
        className={styles['box']}
        checked={isChecked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={styles['words']}>
        {children}
        {description === undefined ? null : <span className={styles['description']}>{description}</span>}
      </span>
    </label>
  );
}

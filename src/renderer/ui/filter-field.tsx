import styles from './filter-field.module.css';
import { textDirection } from './text-direction.ts';

interface FilterFieldProps {
  /** Name, and the words in the empty field. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text field that narrows the list below it while one types. */
export function FilterField({ label, value, onChange }: FilterFieldProps) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      className={styles['field']}
      dir={textDirection(value)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

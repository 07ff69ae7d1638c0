import { classNames } from './class-names.ts';
import styles from './filter-field.module.css';
import { textDirection } from './text-direction.ts';

interface FilterFieldProps {
  /** Name, and the words in the empty field. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Takes all the room that its line has. */
  readonly isWide?: boolean;
}

/** A text field that narrows the list below it while one types. */
export function FilterField({ label, value, onChange, isWide = false }: FilterFieldProps) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      className={classNames(styles['field'], !isWide && styles['narrow'])}
      dir={textDirection(value)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

import { useId } from 'react';
import styles from './choice-list.module.css';

interface ChoiceListProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly count: string }[];
  readonly onChange: (value: V) => void;
}

/** One of many values, each with how much it would show. Arrow keys choose, as in every group of radio buttons. */
export function ChoiceList<V extends string>({ label, value, options, onChange }: ChoiceListProps<V>) {
  const name = useId();
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles['option']}>
          <input
            type="radio"
            name={name}
            className={styles['dot']}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles['words']}>{option.label}</span>
          <span className={styles['count']}>{option.count}</span>
        </label>
      ))}
    </fieldset>
  );
}

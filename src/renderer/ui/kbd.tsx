import styles from './kbd.module.css';

/** Keys of a shortcut, one cap for each. Nothing when there is none. */
export function Kbd({ keys }: { readonly keys: readonly string[] }) {
  if (keys.length === 0) return null;
  return (
    <span className={styles['keys']} dir="ltr">
      {keys.map((key) => (
        <kbd key={key} className={styles['key']}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

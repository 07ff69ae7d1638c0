import type { ReactNode } from 'react';
import styles from './list-bar.module.css';

/** What stands in one line above a list: its filter, how many there are, their order. It wraps where it must. */
export function ListBar({ children }: { readonly children: ReactNode }) {
  return <div className={styles['bar']}>{children}</div>;
}

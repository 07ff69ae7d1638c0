import type { ReactNode } from 'react';
import styles from './facts.module.css';

/** Names and what they stand for. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles['facts']}>{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt className={styles['name']}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

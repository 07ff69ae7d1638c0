import type { ReactNode } from 'react';
import styles from './card.module.css';

/** A framed piece of a page. */
export function Card({ children }: { readonly children: ReactNode }) {
  return <div className={styles['card']}>{children}</div>;
}

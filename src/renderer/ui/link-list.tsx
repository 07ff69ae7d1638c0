import type { ReactNode } from 'react';
import styles from './link-list.module.css';

interface LinkListProps {
  readonly children: ReactNode;
}

/** A list of links, one below the other. */
export function LinkList({ children }: LinkListProps) {
  return <ul className={styles['links']}>{children}</ul>;
}

/** A link of such a list, and at the other end of its line a few words about it. */
export function LinkRow({ children }: LinkListProps) {
  return <li className={styles['row']}>{children}</li>;
}

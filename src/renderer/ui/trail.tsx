import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from '../routing/link.tsx';
import type { Route } from '../routing/route.ts';
import styles from './trail.module.css';

interface TrailStep {
  readonly to: Route;
  readonly label: ReactNode;
}

interface TrailProps {
  /** Name of the list. */
  readonly label: string;
  /** From the widest place to the one just above this page. */
  readonly steps: readonly TrailStep[];
}

/** Where a page stands: the places above it. */
export function Trail({ label, steps }: TrailProps) {
  return (
    <nav aria-label={label}>
      <ol className={styles['steps']}>
        {steps.map(({ to, label: words }, at) => (
          <li key={at} className={styles['step']}>
            {at === 0 ? null : <ChevronRight size={14} aria-hidden className={styles['arrow']} />}
            <Link to={to} className={styles['link']}>
              {words}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

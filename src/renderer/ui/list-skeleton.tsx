import styles from './list-skeleton.module.css';

interface ListSkeletonProps {
  /** Told to screen readers. */
  readonly label: string;
  readonly rows?: number;
}

/** The shape of a list that is still loading. Shows itself only after 150 ms, so that quick loads do not blink. */
export function ListSkeleton({ label, rows = 4 }: ListSkeletonProps) {
  return (
    <output className={styles['list']} aria-busy="true">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles['row']} />
      ))}
    </output>
  );
}

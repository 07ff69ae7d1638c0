import type { HighlightKind } from '#core/annotations/annotation';
import styles from './kind-swatch.module.css';

/** How a kind of highlight looks: its colour and its line. Its name stands beside it or is read out. */
export function KindSwatch({ kind }: { readonly kind: HighlightKind }) {
  return (
    <span className={styles['swatch']} data-kind={kind} aria-hidden>
      {kind}
    </span>
  );
}

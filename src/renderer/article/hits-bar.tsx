import { useMessages } from '../i18n/use-messages.ts';
import { countWords } from './find-bar.tsx';
import { StepBar } from './step-bar.tsx';
import styles from './step-bar.module.css';
import type { Marks } from './use-marks.ts';

interface HitsBarProps {
  /** Absent when no search led here, or its marks were cleared. */
  readonly query: string | undefined;
  readonly marks: Marks;
  readonly onClose: () => void;
}

/** The hits of the search that led here: where one is, and the way to the next. */
export function HitsBar({ query, marks, onClose }: HitsBarProps) {
  const { t } = useMessages();
  if (query === undefined || marks.ranges.length === 0) return null;
  return (
    <StepBar
      label={t('article.hits')}
      count={countWords(marks, t)}
      canStep={marks.ranges.length > 1}
      onStep={marks.step}
      onClose={onClose}
      closeLabel={t('article.hits-clear')}
    >
      <span className={styles['words']}>
        {t('article.hits-of')} <bdi>{query}</bdi>
      </span>
    </StepBar>
  );
}

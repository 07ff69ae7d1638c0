import type { ReactNode } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import { useMessages } from '../i18n/use-messages.ts';
import styles from './install-progress.module.css';
import type { Progress } from './progress-state.ts';

interface WorkProgressProps {
  readonly label: string;
  readonly progress: Progress;
  /** The amount says nothing of what goes on just now. */
  readonly isUnknown?: boolean;
  /** Buttons. */
  readonly children?: ReactNode;
}

/** How far a piece of work is. Until its size is known, only that it goes on. */
export function WorkProgress({ label, progress, isUnknown = false, children }: WorkProgressProps) {
  const { t, bytes } = useMessages();
  const { doneBytes, totalBytes, minutesLeft } = progress;
  const isKnown = totalBytes > 0 && !isUnknown;
  return (
    <div className={styles['progress']}>
      <ProgressBar
        {...(isKnown ? { value: doneBytes, maxValue: totalBytes } : { isIndeterminate: true })}
        {...(isKnown
          ? { valueLabel: t('updates.progress', { done: bytes(doneBytes), total: bytes(totalBytes) }) }
          : {})}
        className={styles['bar'] ?? ''}
      >
        {({ percentage, valueText }) => (
          <>
            <div className={styles['head']}>
              <Label>{label}</Label>
              <span className={styles['value']}>{isKnown ? valueText : ''}</span>
            </div>
            <div className={styles['track']}>
              <div className={styles['fill']} style={{ inlineSize: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <div className={styles['head']}>
        <div className={styles['actions']}>{children}</div>
        <span className={styles['value']}>
          {minutesLeft === undefined || !isKnown ? '' : t('updates.time-left', { count: minutesLeft })}
        </span>
      </div>
    </div>
  );
}

import { Label, ProgressBar } from 'react-aria-components';
import { useMessages } from '../i18n/use-messages.ts';
import type { InstallState } from './install-state.ts';
import styles from './install-progress.module.css';

/** How far an installation is. Until its size is known, only that it goes on. */
export function InstallProgress({
  state,
}: {
  readonly state: Extract<InstallState, { status: 'installing' }>;
}) {
  const { t, bytes } = useMessages();
  const { doneBytes, totalBytes } = state;
  const isKnown = totalBytes > 0;
  return (
    <ProgressBar
      {...(isKnown ? { value: doneBytes, maxValue: totalBytes } : { isIndeterminate: true })}
      {...(isKnown
        ? { valueLabel: t('updates.progress', { done: bytes(doneBytes), total: bytes(totalBytes) }) }
        : {})}
      className={styles['progress'] ?? ''}
    >
      {({ percentage, valueText }) => (
        <>
          <div className={styles['head']}>
            <Label>{t('updates.installing')}</Label>
            <span className={styles['value']}>{isKnown ? valueText : ''}</span>
          </div>
          <div className={styles['track']}>
            <div className={styles['fill']} style={{ inlineSize: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}

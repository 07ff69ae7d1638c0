import { Label, ProgressBar } from 'react-aria-components';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import type { Installing } from './install-state.ts';
import styles from './install-progress.module.css';
import type { Install } from './use-install.ts';

interface InstallProgressProps {
  readonly state: Installing;
  readonly install: Install;
}

/** How far an installation is. Until its size is known, only that it goes on; while it is fetched it can be stopped. */
export function InstallProgress({ state, install }: InstallProgressProps) {
  const { t, bytes } = useMessages();
  const { step, doneBytes, totalBytes, previewId, minutesLeft } = state;
  // Everything has come: what follows is the check of the whole.
  const isFetched = step === 'fetching' && totalBytes > 0 && doneBytes >= totalBytes;
  const isKnown = totalBytes > 0 && !isFetched;
  const isFetching = step === 'fetching' && !isFetched;
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
              <Label>{t(labelOf(isFetching, isFetched))}</Label>
              <span className={styles['value']}>{isKnown ? valueText : ''}</span>
            </div>
            <div className={styles['track']}>
              <div className={styles['fill']} style={{ inlineSize: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      {isFetching ? (
        <div className={styles['head']}>
          <div className={styles['actions']}>
            <Button onPress={install.pause}>{t('updates.pause')}</Button>
            <Button onPress={() => install.giveUp(previewId)}>{t('updates.cancel')}</Button>
          </div>
          <span className={styles['value']}>
            {minutesLeft === undefined ? '' : t('updates.time-left', { count: minutesLeft })}
          </span>
        </div>
      ) : null}
    </div>
  );
}

function labelOf(
  isFetching: boolean,
  isFetched: boolean,
): 'updates.fetching' | 'updates.checking-fetched' | 'updates.installing' {
  if (isFetching) return 'updates.fetching';
  return isFetched ? 'updates.checking-fetched' : 'updates.installing';
}

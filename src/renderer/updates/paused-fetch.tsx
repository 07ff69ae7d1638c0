import { useEffect, useRef } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import styles from './bundle-preview-card.module.css';
import type { InstallState } from './install-state.ts';
import type { Install } from './use-install.ts';
import { useRefusal } from './use-refusal.ts';

interface PausedFetchProps {
  readonly state: Extract<InstallState, { status: 'paused' }>;
  readonly install: Install;
}

/** Fetching has stopped before its end: why, and the way on or out. */
export function PausedFetch({ state, install }: PausedFetchProps) {
  const { t } = useMessages();
  const refusal = useRefusal();
  const { previewId, failure } = state;
  const { code } = failure;
  const card = useRef<HTMLFieldSetElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <fieldset ref={card} tabIndex={-1} aria-label={t('updates.paused-title')} className={styles['card']}>
      <h2 className={styles['title']}>{t('updates.paused-title')}</h2>
      <p role={code === 'cancelled' ? 'status' : 'alert'}>
        {code === 'cancelled' ? null : `${refusal(failure)} `}
        {t('updates.paused')}
      </p>
      <div className={styles['actions']}>
        <Button look="primary" onPress={() => install.install(previewId)}>
          {t('updates.continue')}
        </Button>
        <Button onPress={() => install.giveUp(previewId)}>{t('updates.cancel')}</Button>
      </div>
    </fieldset>
  );
}

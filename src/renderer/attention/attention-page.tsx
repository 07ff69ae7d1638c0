import { useState } from 'react';
import { useCarried } from '../carried/carried-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { AttentionCard } from './attention-card.tsx';
import styles from './attention-page.module.css';

/** What an edition left without a sure place, one after the other: the old passage beside the new article. */
export function AttentionPage() {
  const { t } = useMessages();
  const { attention, statuses, isReady } = useCarried();
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, attention.length - 1);
  const annotation = attention[at];
  const status = annotation && statuses.get(annotation.id);
  return (
    <Page title={t('carried.attention')} isReady={isReady}>
      {annotation === undefined || status === undefined ? (
        isReady ? (
          <EmptyState title={t('carried.attention-none')}>
            <p>{t('carried.attention-none-text')}</p>
            <Link to={{ name: 'notebook' }}>{t('place.notebook')}</Link>
          </EmptyState>
        ) : null
      ) : (
        <div className={styles['list']}>
          <p className={styles['how']}>{t('carried.attention-how')}</p>
          <div className={styles['actions']}>
            <Button look="quiet" isDisabled={at === 0} onPress={() => setChosen(at - 1)}>
              {t('carried.previous')}
            </Button>
            <output>{t('carried.position', { number: at + 1, total: attention.length })}</output>
            <Button look="quiet" isDisabled={at === attention.length - 1} onPress={() => setChosen(at + 1)}>
              {t('carried.next')}
            </Button>
          </div>
          <AttentionCard key={annotation.id} annotation={annotation} status={status} />
        </div>
      )}
    </Page>
  );
}

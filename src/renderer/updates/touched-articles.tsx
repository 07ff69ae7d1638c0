import { useState } from 'react';
import type { BundlePreview } from '#shared/bridge';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import styles from './bundle-preview-card.module.css';

/** Articles named before "Show all". */
const SHORT = 5;

/** The articles with the person's own things that an edition changes or takes away, by name. */
export function TouchedArticles({ touched }: Pick<BundlePreview, 'touched'>) {
  const { t, list } = useMessages();
  const [isLong, setLong] = useState(false);
  if (touched.length === 0) return null;
  return (
    <section aria-label={t('updates.touched')} className={styles['touched']}>
      <h3>{t('updates.touched')}</h3>
      <ul>
        {(isLong ? touched : touched.slice(0, SHORT)).map(
          ({ id, title, change, bookmarks, notes, highlights }) => (
            <li key={id}>
              <bdi className={styles['name']}>{title}</bdi>{' '}
              {t(`updates.touched-${change}`, {
                things: list([
                  ...(notes === 0 ? [] : [t('updates.touched-notes', { count: notes })]),
                  ...(highlights === 0 ? [] : [t('updates.touched-highlights', { count: highlights })]),
                  ...(bookmarks === 0 ? [] : [t('updates.touched-bookmarks', { count: bookmarks })]),
                ]),
              })}
            </li>
          ),
        )}
      </ul>
      {touched.length <= SHORT ? null : (
        <div>
          <Button look="quiet" aria-expanded={isLong} onPress={() => setLong(!isLong)}>
            {isLong ? t('home.fewer') : t('home.all', { count: touched.length })}
          </Button>
        </div>
      )}
      <p className={styles['file']}>{t('updates.touched-kept')}</p>
    </section>
  );
}

import { useState } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import styles from './query-line.module.css';

/** Names shown before "and … more": a well-known treaty has one in each language, and some have several. */
const SHORT = 5;

/** Other names that were searched too; a long list opens when asked. */
export function AlsoSearched({ names }: { readonly names: readonly string[] }) {
  const { t, list } = useMessages();
  const [isLong, setLong] = useState(false);
  const shown = isLong ? names : names.slice(0, SHORT);
  // A list that goes on has no "and" before its last name.
  const words = shown.length < names.length ? shown.join(' · ') : list(shown);
  return (
    <p className={styles['line']}>
      {t('search.also')} <bdi>{words}</bdi>
      {names.length > SHORT ? (
        <Button look="quiet" aria-expanded={isLong} onPress={() => setLong(!isLong)}>
          {isLong ? t('search.also-less') : t('search.also-more', { count: names.length - SHORT })}
        </Button>
      ) : null}
    </p>
  );
}

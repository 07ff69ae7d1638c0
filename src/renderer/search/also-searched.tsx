import { Fragment, useState } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import styles from './query-line.module.css';

/** Names shown before "and … more": a well-known treaty has one in each language, and some have several. */
const SHORT = 5;

/** Other names that were searched too; a long list opens when asked. */
export function AlsoSearched({ names }: { readonly names: readonly string[] }) {
  const { t } = useMessages();
  const [isLong, setLong] = useState(false);
  const shown = isLong ? names : names.slice(0, SHORT);
  return (
    <p className={styles['line']}>
      {t('search.also')}
      <span>
        {shown.map((name, i) => (
          <Fragment key={name}>
            {i > 0 ? ' · ' : ''}
            <bdi>{name}</bdi>
          </Fragment>
        ))}
      </span>
      {names.length > SHORT ? (
        <Button look="quiet" aria-expanded={isLong} onPress={() => setLong(!isLong)}>
          {isLong ? t('search.also-less') : t('search.also-more', { count: names.length - SHORT })}
        </Button>
      ) : null}
    </p>
  );
}

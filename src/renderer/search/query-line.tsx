import type { ReadClause, SearchAnswer } from '#core/search/search-types';
import { useMessages, type Messages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { PAGE_SIZE, type SearchRoute } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import styles from './query-line.module.css';

interface QueryLineProps {
  readonly answer: SearchAnswer;
  readonly route: SearchRoute;
}

/** How the words were read, what else was searched, and what may have been meant. */
export function QueryLine({ answer, route }: QueryLineProps) {
  const messages = useMessages();
  const { t, list } = messages;
  const { clauses, aliases, didYouMean, relaxed, tooBroad } = answer;
  const isPlain = clauses.length < 2 && clauses.every(({ kind }) => kind === 'term');
  return (
    <div className={styles['lines']}>
      {isPlain ? null : (
        <p className={styles['line']}>
          {t('search.read-as')}
          {clauses.map((clause, i) => (
            <Chip key={i} tone={clause.kind === 'not' ? 'danger' : 'plain'}>
              <bdi>{clauseText(clause, messages)}</bdi>
            </Chip>
          ))}
        </p>
      )}
      {aliases.length === 0 ? null : (
        <p className={styles['line']}>
          {t('search.also')} <bdi>{list(aliases)}</bdi>
        </p>
      )}
      {relaxed ? <p className={styles['line']}>{t('search.relaxed')}</p> : null}
      {tooBroad ? <p className={styles['line']}>{t('search.too-broad')}</p> : null}
      {didYouMean === undefined ? null : (
        <p className={styles['line']}>
          {t('search.did-you-mean')}
          <Button
            look="quiet"
            onPress={() => navigate({ ...route, text: didYouMean, live: false, limit: PAGE_SIZE }, 'replace')}
          >
            <bdi>{didYouMean}</bdi>
          </Button>
        </p>
      )}
    </div>
  );
}

function clauseText({ kind, text }: ReadClause, { t }: Messages): string {
  switch (kind) {
    case 'phrase':
      return t('search.clause-phrase', { text });
    case 'not':
      // It is spelled as one types it, with the sign that the words stand for.
      return t('search.clause-not', { text: text.replace(/^-/, '') });
    case 'symbol':
      return t('search.clause-symbol', { text });
    case 'term':
    case 'field':
    case 'alias':
      return text;
  }
}

import type { ReactNode } from 'react';
import { MAX_CLAUSES, MAX_QUERY_LENGTH } from '#core/search/parse-query';
import type { ReadClause, SearchAnswer } from '#core/search/search-types';
import { useMessages, type Messages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { PAGE_SIZE, type SearchRoute } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { AlsoSearched } from './also-searched.tsx';
import styles from './query-line.module.css';

interface QueryLineProps {
  readonly answer: SearchAnswer;
  readonly route: SearchRoute;
}

/** How the words were read, what else was searched, and what may have been meant. */
export function QueryLine({ answer, route }: QueryLineProps) {
  const { t } = useMessages();
  const { aliases, didYouMean } = answer;
  return (
    <div className={styles['lines']}>
      <ReadAs clauses={answer.clauses} />
      {aliases.length === 0 ? null : <AlsoSearched key={aliases.join('\n')} names={aliases} />}
      <Limits answer={answer} />
      {didYouMean === undefined ? null : (
        <Line>
          {t('search.did-you-mean')}
          <Button
            look="quiet"
            onPress={() => navigate({ ...route, text: didYouMean, live: false, limit: PAGE_SIZE }, 'replace')}
          >
            <bdi>{didYouMean}</bdi>
          </Button>
        </Line>
      )}
    </div>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return <p className={styles['line']}>{children}</p>;
}

function ReadAs({ clauses }: Pick<SearchAnswer, 'clauses'>) {
  const messages = useMessages();
  if (clauses.length < 2 && clauses.every(({ kind }) => kind === 'term')) return null;
  return (
    <Line>
      {messages.t('search.read-as')}
      {clauses.map((clause, i) => (
        <Chip key={i} tone={clause.kind === 'not' ? 'danger' : 'plain'}>
          <bdi>{clauseText(clause, messages)}</bdi>
        </Chip>
      ))}
    </Line>
  );
}

/** In what way the list is less, or more, than what was asked. */
function Limits({ answer }: Pick<QueryLineProps, 'answer'>) {
  const messages = useMessages();
  const { t, list, languageName } = messages;
  const { leftOut, relaxed, tooBroad, rebuilt } = answer;
  return (
    <>
      {relaxed ? <Line>{someWords(answer, messages)}</Line> : null}
      {leftOut === '' ? null : (
        <Line>
          {t('search.left-out', { length: MAX_QUERY_LENGTH, parts: MAX_CLAUSES })}{' '}
          <bdi className={styles['left-out']}>{leftOut}</bdi>
        </Line>
      )}
      {tooBroad ? <Line>{t('search.too-broad')}</Line> : null}
      {rebuilt.length === 0 ? null : (
        <Line>{t('search.rebuilt', { languages: list(rebuilt.map(languageName)) })}</Line>
      )}
    </>
  );
}

/** What the list is where not everything in it has all of the words. */
function someWords({ withAllWords, unknownWords }: SearchAnswer, { t, list }: Messages): string {
  if (withAllWords > 0) return t('search.relaxed');
  if (unknownWords.length === 0) return t('search.some-words');
  return t('search.unknown-words', { words: list(unknownWords.map((word) => t('search.quoted', { word }))) });
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

import { useId, type ReactNode } from 'react';
import { MAX_CLAUSES, MAX_QUERY_LENGTH } from '#core/search/parse-query';
import type { ReadClause, SearchAnswer, WrongSymbol } from '#core/search/search-types';
import { useMessages, type Messages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { PAGE_SIZE, type SearchRoute } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { AlsoSearched } from './also-searched.tsx';
import { distinctClauses, distinctWords } from './distinct.ts';
import { focusSearchBox } from './focus-search-box.ts';
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
      <ReadAs clauses={answer.clauses} route={route} />
      {aliases.length === 0 ? null : <AlsoSearched key={aliases.join('\n')} names={aliases} />}
      {answer.wrongSymbols?.map((symbol) => (
        <WrongSymbolLine key={symbol.text} symbol={symbol} route={route} />
      ))}
      <Limits answer={answer} />
      {didYouMean === undefined ? null : (
        <Line>
          {t('search.did-you-mean')}{' '}
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

interface ReadAsProps {
  readonly clauses: readonly ReadClause[];
  readonly route: SearchRoute;
}

/** Each clause can be taken out; the others stay as they were typed. */
function ReadAs({ clauses, route }: ReadAsProps) {
  const messages = useMessages();
  const { t } = messages;
  const id = useId();
  if (clauses.length < 2 && clauses.every(({ kind }) => kind === 'term')) return null;
  const shown = distinctClauses(clauses);
  const remove = ({ rest }: ReadClause, at: number) => {
    navigate({ ...route, text: rest, live: false, limit: PAGE_SIZE }, 'replace');
    // The chip of the next clause takes the place of this one, and with it the focus. After the last there is none.
    if (at === shown.length - 1 || shown.length === 2) focusSearchBox();
  };
  return (
    <div className={styles['line']}>
      <span id={id}>{t('search.read-as')}</span>
      <ul className={styles['clauses']} aria-labelledby={id}>
        {shown.map((clause, i) => {
          const text = clauseText(clause, messages);
          return (
            <li key={i}>
              <Chip
                tone={clause.kind === 'not' ? 'danger' : 'plain'}
                onRemove={() => remove(clause, i)}
                removeLabel={t('search.remove-clause', { text })}
              >
                <bdi>{text}</bdi>
              </Chip>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface WrongSymbolLineProps {
  readonly symbol: WrongSymbol;
  readonly route: SearchRoute;
}

/** A symbol that looks wrong: said, with what may have been meant, and searched as it is all the same. */
function WrongSymbolLine({ symbol: { text, reason, suggestions }, route }: WrongSymbolLineProps) {
  const { t } = useMessages();
  return (
    <Line>
      {t(`search.wrong-symbol-${reason}`, { text })}
      {suggestions.length === 0 ? null : ` ${t('search.did-you-mean')} `}
      {suggestions.map((suggestion) => (
        <Button
          key={suggestion}
          look="quiet"
          onPress={() =>
            navigate(
              { ...route, text: route.text.replace(text, suggestion), live: false, limit: PAGE_SIZE },
              'replace',
            )
          }
        >
          <bdi>{suggestion}</bdi>
        </Button>
      ))}
    </Line>
  );
}

/** In what way the list is less, or more, than what was asked. */
function Limits({ answer }: Pick<QueryLineProps, 'answer'>) {
  const messages = useMessages();
  const { t, list, languageName } = messages;
  const { leftOut, relaxed, tooBroad, rebuilt, doubts = [], unanswered = [] } = answer;
  return (
    <>
      {relaxed ? <Line>{someWords(answer, messages)}</Line> : null}
      {leftOut === '' ? null : (
        <Line>
          {t('search.left-out', { length: MAX_QUERY_LENGTH, parts: MAX_CLAUSES })}{' '}
          <bdi className={styles['left-out']}>{leftOut}</bdi>
        </Line>
      )}
      {doubts.map(({ text, reason, values }) => (
        <Line key={text}>{t(`search.doubt-${reason}`, { text, values: list(values) })}</Line>
      ))}
      {unanswered.length === 0 ? null : (
        <Line>
          {t('search.unanswered')} <bdi>{list(unanswered)}</bdi>
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
  return t('search.unknown-words', {
    words: list(distinctWords(unknownWords).map((word) => t('search.quoted', { word }))),
  });
}

function clauseText({ kind, text }: ReadClause, { t }: Messages): string {
  switch (kind) {
    case 'phrase':
      return t(/"~\d+$/.test(text) ? 'search.clause-near' : 'search.clause-phrase', { text });
    case 'not':
      // It is spelled as one types it, with the sign that the words stand for.
      return t('search.clause-not', { text: text.replace(/^-/, '') });
    case 'symbol':
      return t('search.clause-symbol', { text });
    case 'term':
    case 'field':
    case 'filter':
    case 'alias':
      return text;
  }
}

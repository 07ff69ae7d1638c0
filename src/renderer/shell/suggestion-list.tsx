// The pattern of a combobox (ARIA APG): no element is a list of suggestions, and the box has the keyboard for its rows.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */
import { CalendarDays, FileText, History, Library, Search, Tags, type LucideIcon } from 'lucide-react';
import { useEffect } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './suggestion-list.module.css';
import type { RecordGroup, Suggestion } from './suggestions.ts';

const ICONS: Readonly<Record<RecordGroup, LucideIcon>> = {
  articles: FileText,
  sources: Library,
  topics: Tags,
  conferences: CalendarDays,
};

interface SuggestionListProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  /** The row that Enter would choose; -1 for none. */
  readonly active: number;
  readonly onChoose: (suggestion: Suggestion) => void;
}

/** The list under the search box. The keyboard stays in the box, which says which row is the active one. */
export function SuggestionList({ id, suggestions, active, onChoose }: SuggestionListProps) {
  const { t } = useMessages();
  useEffect(() => {
    if (active >= 0)
      document.querySelector(`#${CSS.escape(optionId(id, active))}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('shell.suggestions')}
      className={styles['list']}
      // The box keeps the focus: a list that took it would close before the click came.
      onMouseDown={(event) => event.preventDefault()}
    >
      {suggestions.map((suggestion, i) => (
        <div
          key={`${suggestion.type}:${suggestion.key}`}
          id={optionId(id, i)}
          role="option"
          aria-selected={i === active}
          className={classNames(styles['option'], suggestion.type === 'search' && styles['search'])}
          onClick={() => onChoose(suggestion)}
        >
          <Row suggestion={suggestion} />
        </div>
      ))}
    </div>
  );
}

/** The DOM id of a row. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function Row({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useMessages();
  switch (suggestion.type) {
    case 'record': {
      const { group, label, lang, detail } = suggestion;
      const Icon = ICONS[group];
      return (
        <>
          <Icon size={16} aria-hidden />
          <bdi lang={lang} className={styles['label']}>
            {label}
          </bdi>
          <span className={styles['detail']}>
            {t(`suggest.${group}`)}
            {detail === '' ? null : (
              <>
                {' · '}
                <bdi>{detail}</bdi>
              </>
            )}
          </span>
        </>
      );
    }
    case 'recent':
      return (
        <>
          <History size={16} aria-hidden />
          <bdi className={styles['label']}>{suggestion.text}</bdi>
          <span className={styles['detail']}>{t('suggest.recent')}</span>
        </>
      );
    case 'search':
      return (
        <>
          <Search size={16} aria-hidden />
          <span className={styles['label']}>{t('suggest.search', { words: suggestion.text })}</span>
        </>
      );
  }
}

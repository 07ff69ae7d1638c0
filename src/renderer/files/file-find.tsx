import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { textDirection } from '../ui/text-direction.ts';
import styles from './file-page.module.css';

interface FileFindProps {
  /** What is marked at present. */
  readonly query: string | undefined;
  /** Pages that have it; undefined while they are looked for. */
  readonly hits: readonly number[] | undefined;
  readonly page: number;
  /** Counts how often the person asked to find: each time the field takes the focus. */
  readonly focusRequests: number;
  readonly onQuery: (query: string) => void;
  readonly onStep: (step: 1 | -1) => void;
}

/** Looks for words on the pages of the file: Enter marks them, and again goes to the next page that has them. */
export function FileFind({ query = '', hits, page, focusRequests, onQuery, onStep }: FileFindProps) {
  const { t } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(query);
  useEffect(() => {
    if (focusRequests === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [focusRequests]);
  const isNone = hits === undefined || hits.length === 0;
  return (
    <fieldset aria-label={t('file.find')} className={styles['bar']}>
      <input
        ref={field}
        type="search"
        aria-label={t('file.find')}
        placeholder={t('file.find')}
        className={styles['field']}
        dir={textDirection(words)}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (words.trim() === query) onStep(event.shiftKey ? -1 : 1);
          else onQuery(words.trim());
        }}
      />
      <output className={styles['count']}>
        {query === '' || hits === undefined ? '' : countWords(hits, page, t)}
      </output>
      <IconButton
        icon={ChevronUp}
        label={t('file.previous-hit')}
        keys={keysOf('find-previous')}
        isDisabled={isNone}
        onPress={() => onStep(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('file.next-hit')}
        keys={keysOf('find-next')}
        isDisabled={isNone}
        onPress={() => onStep(1)}
      />
    </fieldset>
  );
}

/** "Found on 5 pages", and which of them this is. */
function countWords(hits: readonly number[], page: number, t: ReturnType<typeof useMessages>['t']): string {
  const at = hits.indexOf(page);
  const count = t('file.hit-pages', { count: hits.length });
  return at < 0 ? count : t('file.hit-page-of', { current: at + 1, total: hits.length });
}

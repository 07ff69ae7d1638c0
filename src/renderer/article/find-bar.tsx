import { useEffect, useRef } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { textDirection } from '../ui/text-direction.ts';
import { StepBar } from './step-bar.tsx';
import styles from './step-bar.module.css';
import type { Marks } from './use-marks.ts';

interface FindBarProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly marks: Marks;
  readonly onClose: () => void;
  /** Counts how often the person asked to find: each time the field takes the focus. */
  readonly focusRequests: number;
}

/** Find in article: words are looked for as they are typed. */
export function FindBar({ words, onWords, marks, onClose, focusRequests }: FindBarProps) {
  const { t } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focusRequests === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [focusRequests]);
  return (
    <StepBar
      label={t('article.find')}
      count={words.trim() === '' ? '' : countWords(marks, t)}
      canStep={marks.ranges.length > 1}
      onStep={marks.step}
      onClose={onClose}
      closeLabel={t('article.find-close')}
    >
      <input
        ref={field}
        type="search"
        aria-label={t('article.find-label')}
        placeholder={t('article.find-label')}
        className={styles['field']}
        dir={textDirection(words)}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            marks.step(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            onClose();
          }
        }}
      />
    </StepBar>
  );
}

/** "3 of 12", "3 of more than 1000" or "Not found". */
export function countWords(
  { ranges, current, isMore }: Marks,
  t: ReturnType<typeof useMessages>['t'],
): string {
  const total = ranges.length;
  if (total === 0) return t('article.found', { count: 0 });
  return t(isMore ? 'article.mark-of-more' : 'article.mark-of', { current: current + 1, total });
}

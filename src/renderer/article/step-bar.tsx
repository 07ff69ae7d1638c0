import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './step-bar.module.css';

interface StepBarProps {
  /** Name of the bar. */
  readonly label: string;
  /** "3 of 12"; empty when there is nothing to say. */
  readonly count: string;
  readonly canStep: boolean;
  readonly onStep: (step: 1 | -1) => void;
  readonly onClose: () => void;
  readonly closeLabel: string;
  /** What stands before the count: the words that are marked, or the field for them. */
  readonly children: ReactNode;
}

/** Steps through marks: those of the search that led here, or of find in article. */
export function StepBar({ label, count, canStep, onStep, onClose, closeLabel, children }: StepBarProps) {
  const { t } = useMessages();
  return (
    <fieldset aria-label={label} className={styles['bar']}>
      {children}
      <span className={styles['count']}>{count}</span>
      <IconButton
        icon={ChevronUp}
        label={t('article.previous-mark')}
        keys={keysOf('find-previous')}
        isDisabled={!canStep}
        onPress={() => onStep(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('article.next-mark')}
        keys={keysOf('find-next')}
        isDisabled={!canStep}
        onPress={() => onStep(1)}
      />
      <IconButton icon={X} label={closeLabel} keys={['Esc']} onPress={onClose} />
    </fieldset>
  );
}

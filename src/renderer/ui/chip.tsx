import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './chip.module.css';
import { classNames } from './class-names.ts';

interface ChipProps {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'warning' | 'danger' | 'success';
  readonly lang?: string | undefined;
  /** With it the chip has a cross. */
  readonly onRemove?: () => void;
  /** What the cross is called. */
  readonly removeLabel?: string;
}

/** A small fact, or a choice that can be taken back. */
export function Chip({ children, tone = 'plain', lang, onRemove, removeLabel }: ChipProps) {
  return (
    <span className={classNames(styles['chip'], styles[tone])} lang={lang}>
      {children}
      {onRemove === undefined ? null : (
        <AriaButton className={styles['remove'] ?? ''} aria-label={removeLabel ?? ''} onPress={onRemove}>
          <X size={14} aria-hidden />
        </AriaButton>
      )}
    </span>
  );
}

import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { ChangedWords } from './changed-words.tsx';
import styles from './changes-page.module.css';

interface ChangesBarProps {
  /** Place one is at, from 1; 0 before the first step. */
  readonly current: number;
  readonly places: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly children: ReactNode;
}

/** The key to the signs, and the way from one change to the next. It stays in sight. */
export function ChangesBar({ current, places, onStep, children }: ChangesBarProps) {
  const { t } = useMessages();
  return (
    <fieldset aria-label={t('changes.bar')} className={styles['bar']}>
      <span className={styles['key']}>
        <ChangedWords kind="removed" words={t('changes.key-removed')} />
        <ChangedWords kind="added" words={t('changes.key-added')} />
      </span>
      <span className={styles['count']}>
        {current === 0 ? '' : t('article.mark-of', { current, total: places })}
      </span>
      <IconButton
        icon={ChevronUp}
        label={t('changes.previous')}
        keys={keysOf('find-previous')}
        onPress={() => onStep(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('changes.next')}
        keys={keysOf('find-next')}
        onPress={() => onStep(1)}
      />
      {children}
    </fieldset>
  );
}

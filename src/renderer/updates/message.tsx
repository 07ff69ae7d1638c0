import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { classNames } from '../ui/class-names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './message.module.css';

interface MessageProps {
  readonly tone: 'danger' | 'success';
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** What came of something, beside the thing. */
export function Message({ tone, children, onClose }: MessageProps) {
  const { t } = useMessages();
  const Icon = tone === 'danger' ? TriangleAlert : CircleCheck;
  return (
    <div className={classNames(styles['message'], styles[tone])}>
      <Icon size={18} aria-hidden className={styles['icon']} />
      <p role={tone === 'danger' ? 'alert' : 'status'} className={styles['text']}>
        {children}
      </p>
      <IconButton icon={X} label={t('updates.close')} onPress={onClose} />
    </div>
  );
}

import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { classNames } from '../ui/class-names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './message.module.css';

interface MessageProps {
  readonly tone: 'danger' | 'success';
  /** The outcome that it tells: for another one the page comes to it again. */
  readonly of: object | null;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** What came of something, beside the thing. */
export function Message({ tone, of, children, onClose }: MessageProps) {
  const { t } = useMessages();
  const box = useRef<HTMLDivElement>(null);
  // What was asked for may lie far below, e.g. in the list of other archives.
  useEffect(() => {
    if (of !== null) box.current?.scrollIntoView({ block: 'nearest' });
  }, [of]);
  const Icon = tone === 'danger' ? TriangleAlert : CircleCheck;
  return (
    <div ref={box} className={classNames(styles['message'], styles[tone])}>
      <Icon size={18} aria-hidden className={styles['icon']} />
      <p role={tone === 'danger' ? 'alert' : 'status'} className={styles['text']}>
        {children}
      </p>
      <IconButton icon={X} label={t('updates.close')} onPress={onClose} />
    </div>
  );
}

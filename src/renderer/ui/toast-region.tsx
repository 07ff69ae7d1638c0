import { X } from 'lucide-react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { showToast, useToast } from './toast.ts';
import styles from './toast-region.module.css';

interface ToastRegionProps {
  readonly label: string;
  readonly closeLabel: string;
}

/** The one place where short messages appear. It is always there, so that screen readers hear what enters it. */
export function ToastRegion({ label, closeLabel }: ToastRegionProps) {
  const toast = useToast();
  const run = (action: () => void) => {
    showToast(null);
    action();
  };
  return (
    <section aria-label={label} className={styles['region']}>
      <div role={toast?.tone === 'danger' ? 'alert' : 'status'} aria-live="polite">
        {toast === null ? null : (
          <div className={classNames(styles['toast'], toast.tone === 'danger' && styles['danger'])}>
            <span className={styles['text']}>{toast.text}</span>
            {toast.action === undefined ? null : (
              <Button onPress={() => run(toast.action?.run ?? (() => undefined))}>
                {toast.action.label}
              </Button>
            )}
            <IconButton icon={X} label={closeLabel} onPress={() => showToast(null)} />
          </div>
        )}
      </div>
    </section>
  );
}

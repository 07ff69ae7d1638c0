import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Words of the closing button. */
  readonly closeLabel: string;
  readonly children: ReactNode;
  readonly width?: 'narrow' | 'wide';
  /** A box at the top of the window whose title is only its name, as for the palette. */
  readonly isBare?: boolean;
}

/** A modal dialog: traps the focus, closes with Escape or a press outside, gives the focus back. */
export function Dialog({
  title,
  isOpen,
  onClose,
  closeLabel,
  children,
  width = 'narrow',
  isBare = false,
}: DialogProps) {
  return (
    <ModalOverlay
      data-modal=""
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={classNames(styles['overlay'], isBare && styles['top'])}
    >
      <Modal className={classNames(styles['modal'], styles[width])}>
        <AriaDialog className={styles['dialog'] ?? ''} {...(isBare ? { 'aria-label': title } : {})}>
          {isBare ? null : (
            <div className={styles['head']}>
              <Heading slot="title" className={styles['title'] ?? ''}>
                {title}
              </Heading>
              <IconButton icon={X} label={closeLabel} onPress={onClose} />
            </div>
          )}
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

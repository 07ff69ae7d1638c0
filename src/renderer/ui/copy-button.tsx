import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from './button.tsx';
import { showToast } from './toast.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly doneLabel: string;
  /** Said when nothing was copied: why that may be and what can be done. */
  readonly failedText?: string;
}

/** Copies a text and says so for two seconds; a failure is told until it is put away. */
export function CopyButton({ text, label, doneLabel, failedText }: CopyButtonProps) {
  const { t } = useMessages();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = async () => {
    // A main process that refuses the text or does not answer has copied nothing.
    const isCopied = await bridge.app.copyText(text).catch(() => false);
    setDone(isCopied);
    if (!isCopied) showToast({ text: failedText ?? t('copy.failed'), tone: 'danger' });
  };
  const Icon = isDone ? Check : Copy;
  return (
    <>
      <Button onPress={() => void copy()}>
        <Icon size={16} aria-hidden />
        {label}
      </Button>
      <output className="visually-hidden">{isDone ? doneLabel : ''}</output>
    </>
  );
}

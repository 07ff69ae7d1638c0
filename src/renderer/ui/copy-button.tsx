import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';
import { Button } from './button.tsx';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly doneLabel: string;
}

/** Copies a text and says so for two seconds. */
export function CopyButton({ text, label, doneLabel }: CopyButtonProps) {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = async () => {
    setDone(await bridge.app.copyText(text));
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

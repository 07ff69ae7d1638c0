import { useEffect } from 'react';
import { afterPaint } from '../after-paint.ts';
import { useMaybeArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { archiveItemsOf } from './archive-items.ts';
import { wordsOf } from './filter-items.ts';

/** Longest wait for a moment in which the window has nothing else to do, in milliseconds. */
const LATEST_MS = 2000;

/** Makes the rows of the records while nobody waits for them, so that the first key typed is answered as fast as the next. */
export function usePreparedItems(): void {
  const { language } = useMessages();
  const open = useMaybeArchive();
  useEffect(() => {
    if (open === null) return undefined;
    const { catalogue, works } = open;
    let idle: number | undefined;
    const callOff = afterPaint(() => {
      idle = requestIdleCallback(() => wordsOf(archiveItemsOf(catalogue, works, language)), {
        timeout: LATEST_MS,
      });
    });
    return () => {
      callOff();
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, [open, language]);
}

import { useSyncExternalStore } from 'react';

/** Words wait for this much quiet, so that a screen reader is not interrupted at every key. */
const QUIET_MS = 500;

let words = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Has a screen reader say something, once nothing newer came for half a second. */
export function announce(text: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    words = text;
    for (const listener of listeners) listener();
  }, QUIET_MS);
}

export function useAnnouncement(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => words,
  );
}

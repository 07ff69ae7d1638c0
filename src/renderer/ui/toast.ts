import { useSyncExternalStore } from 'react';

/** One short message at the foot of the window. */
export interface Toast {
  readonly text: string;
  readonly tone?: 'plain' | 'danger';
  /** What can still be done about it, e.g. Undo. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Long enough to read and to reach for Undo; a failure stays until it is closed. */
const SHOWN_MS = 10_000;

let current: Toast | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Shows a message in the place of the one before; `null` takes it away. */
export function showToast(toast: Toast | null): void {
  clearTimeout(timer);
  current = toast;
  if (toast !== null && toast.tone !== 'danger') timer = setTimeout(() => showToast(null), SHOWN_MS);
  for (const listener of listeners) listener();
}

export function useToast(): Toast | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

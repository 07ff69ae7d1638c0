import { useCallback, useReducer } from 'react';
import { useLocation } from './use-route.ts';

/**
 * Makes a hook for a small state that comes back with its history entry: the words in a list's filter, how much of
 * it is unfolded. A new entry begins with `initial`. Lasts as long as the window.
 */
export function createKeptState<T>(initial: T): () => readonly [T, (value: T) => void] {
  const kept = new Map<string, T>();
  return function useKeptState() {
    const { key } = useLocation();
    const [, redraw] = useReducer((count: number) => count + 1, 0);
    const keep = useCallback(
      (value: T) => {
        kept.set(key, value);
        redraw();
      },
      [key],
    );
    return [kept.get(key) ?? initial, keep];
  };
}

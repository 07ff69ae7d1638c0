import { useEffect, useRef } from 'react';
import { isTextField } from '../ui/is-text-field.ts';

interface DecisionKeys {
  readonly attach: () => void;
  readonly keep: () => void;
  readonly remove: () => void;
}

/** Enter, K and Delete decide, wherever the focus is on the page, unless something is typed or a control wants the key. */
export function useDecisionKeys(decide: DecisionKeys): void {
  const latest = useRef(decide);
  useEffect(() => {
    latest.current = decide;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = keyOf(event);
      if (key === undefined) return;
      event.preventDefault();
      latest.current[key]();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function keyOf(event: KeyboardEvent): keyof DecisionKeys | undefined {
  const { target, key, code } = event;
  if (isTaken(event) || isTextField(target)) return undefined;
  const isOnControl = target instanceof Element && target.closest('a, button, summary, select') !== null;
  if (key === 'Enter') return isOnControl ? undefined : 'attach';
  if (key === 'Delete') return 'remove';
  // The key of that place: Arabic and Cyrillic keyboards have another letter on it.
  return code === 'KeyK' ? 'keep' : undefined;
}

/** A command, a key that is held down, or one that is another's: of a control, or of a dialog that lies over the page. */
function isTaken({ ctrlKey, metaKey, altKey, shiftKey, repeat, defaultPrevented }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || shiftKey || repeat || defaultPrevented) return true;
  return document.querySelector('[role="dialog"]') !== null;
}

import { useEffect } from 'react';
import { handleKeyPress } from '../commands/handle-key-press.ts';
import { isTextField } from '../ui/is-text-field.ts';

/** Shortcuts of the whole window. A dialog has the keyboard for itself. */
export function useKeyboard(singleKeys: boolean): void {
  useEffect(() => {
    const act = (event: KeyboardEvent): boolean => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('[data-modal]') !== null)
        return false;
      const press = {
        key: event.key,
        code: event.code,
        ctrl: event.ctrlKey,
        alt: event.altKey,
        shift: event.shiftKey,
        meta: event.metaKey,
      };
      // Kept from the menu too: its accelerators act on what the page leaves.
      const isDone = handleKeyPress(press, { isTyping: isTextField(event.target), singleKeys });
      if (isDone) event.preventDefault();
      return isDone;
    };
    const onKeyDown = (event: KeyboardEvent) => void act(event);
    /** Lists keep every arrow for themselves, with Alt or without: those that are shortcuts are taken before. */
    const onArrow = (event: KeyboardEvent) => {
      const isModified = event.altKey || event.ctrlKey || event.metaKey;
      if (isModified && event.key.startsWith('Arrow') && act(event)) event.stopPropagation();
    };
    window.addEventListener('keydown', onArrow, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onArrow, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [singleKeys]);
}

import { useEffect } from 'react';
import { handleKeyPress } from '../commands/handle-key-press.ts';

const TEXT_TYPES: ReadonlySet<string> = new Set(['text', 'search', 'url', 'email', 'password', 'number']);

/** Shortcuts of the whole window. A dialog has the keyboard for itself. */
export function useKeyboard(singleKeys: boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('[data-modal]') !== null)
        return;
      const press = {
        key: event.key,
        code: event.code,
        ctrl: event.ctrlKey,
        alt: event.altKey,
        shift: event.shiftKey,
        meta: event.metaKey,
      };
      // Kept from the menu too: its accelerators act on what the page leaves.
      if (handleKeyPress(press, { isTyping: isTextField(event.target), singleKeys })) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [singleKeys]);
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return TEXT_TYPES.has(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

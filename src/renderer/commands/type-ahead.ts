import type { KeyPress } from '#core/commands/match-accelerator';
import { isTextField } from '../ui/is-text-field.ts';

/** Longer than any field needs to be drawn and to get the cursor; whoever types later does not mean it. In ms. */
const WAIT_MS = 1500;
/** Focus that an article was given before may arrive there only now, and take it from the field. In ms. */
const LATE_FOCUS_MS = 300;

/** Other keys have names. */
const CHARACTER = /^.$/u;

interface Awaited {
  /** Letters that were typed for the field, and are not in it yet. */
  typed: string;
  /** The field, and when it got the cursor, in ms since 1970. */
  focused: { readonly field: HTMLElement; readonly at: number } | undefined;
  /** Where in the field the person has begun to type: what was pressed before belongs before it. */
  place: number | undefined;
  readonly timer: ReturnType<typeof setTimeout>;
}

let awaited: Awaited | undefined;

/**
 * A command has asked for a field. Between its key and the cursor in the field the focus changes hands, and with an
 * article open from one process to another: letters pressed meanwhile arrive where the focus was, some of them after
 * the first that the field itself hears.
 */
export function expectTyping(): void {
  stop();
  awaited = { typed: '', focused: undefined, place: undefined, timer: setTimeout(stop, WAIT_MS) };
  document.addEventListener('focusin', onFocus);
  window.addEventListener('blur', onBlur);
  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('pointerdown', stop, { capture: true });
  onFocus();
}

/** Takes a key that was pressed outside the awaited field. `false` when it is not for the field. */
export function takeTyped(press: KeyPress): boolean {
  if (awaited === undefined) return false;
  const isLeft = awaited.focused !== undefined && !isTextField(document.activeElement);
  if (isLeft || press.ctrl || press.alt || press.meta || press.key === 'Escape') {
    stop();
    return false;
  }
  if (!CHARACTER.test(press.key)) return false;
  awaited.typed += press.key;
  write();
  return true;
}

function stop(): void {
  clearTimeout(awaited?.timer);
  awaited = undefined;
  document.removeEventListener('focusin', onFocus);
  window.removeEventListener('blur', onBlur);
  window.removeEventListener('keydown', onKeyDown, { capture: true });
  window.removeEventListener('pointerdown', stop, { capture: true });
}

function onFocus(): void {
  const field = document.activeElement;
  if (awaited === undefined || !isTextField(field)) return;
  awaited.focused ??= { field, at: Date.now() };
  // What draws the field may be under way here, and would not hear of its own field's input.
  queueMicrotask(write);
}

/** The person has done nothing to leave the field: the article has it from before. */
function onBlur(): void {
  const { focused } = awaited ?? {};
  if (focused === undefined || Date.now() - focused.at > LATE_FOCUS_MS) return;
  setTimeout(() => {
    const isTaken = awaited?.focused === focused && document.activeElement instanceof HTMLIFrameElement;
    if (isTaken) focused.field.focus();
  });
}

function onKeyDown({ target, key }: KeyboardEvent): void {
  if (awaited === undefined || !isTextField(target)) return;
  if (CHARACTER.test(key)) awaited.place ??= selectionOf(target)?.selectionStart ?? undefined;
  // Escape, Enter, Tab, F6: the field is about to be left.
  else if (key !== 'Backspace') stop();
}

/** Types into the field the way a person does, with its undo and its input event. */
function write(): void {
  const field = document.activeElement;
  if (awaited === undefined || awaited.typed === '' || !isTextField(field)) return;
  const { typed, place } = awaited;
  awaited.typed = '';
  const selection = place === undefined ? undefined : selectionOf(field);
  const caret = selection?.selectionStart ?? 0;
  if (place !== undefined) selection?.setSelectionRange(place, place);
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else types; every browser keeps it
  document.execCommand('insertText', false, typed);
  if (place === undefined) return;
  awaited.place = place + typed.length;
  selection?.setSelectionRange(caret + typed.length, caret + typed.length);
}

function selectionOf(field: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | undefined {
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : undefined;
}

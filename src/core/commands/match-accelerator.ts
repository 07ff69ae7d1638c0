import { COMMANDS, type Command, type CommandId } from './commands.ts';

/** What a key event tells, whether from the window or handed on by the reader page. */
export interface KeyPress {
  readonly key: string;
  /** Physical key (UI Events `code`): names the Latin letter under a Cyrillic or Arabic layout. */
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

/** What decides how accelerators are read and written. */
export interface Keyboard {
  readonly isMac: boolean;
  /** Direction of the interface: where it runs from right to left, Back is Alt+Right, as in browsers. */
  readonly direction: 'ltr' | 'rtl';
}

const ARROWS: Readonly<Record<string, string>> = {
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
};
const PLACES: Readonly<Record<string, string>> = {
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  '-': 'Minus',
  '=': 'Equal',
  '1': 'Digit1',
  '3': 'Digit3',
};
const LATIN = /^[a-z]$/i;
const LETTER = /^\p{L}\p{M}*$/u;

/** The command a key press asks for, or none. */
export function findCommand(press: KeyPress, keyboard: Keyboard): CommandId | undefined {
  return COMMANDS.find(
    (command: Command) =>
      command.accelerator !== undefined && matchAccelerator(command.accelerator, press, keyboard),
  )?.id;
}

/** Whether a key press is an Electron accelerator such as `CmdOrCtrl+Shift+A`. */
export function matchAccelerator(accelerator: string, press: KeyPress, keyboard: Keyboard): boolean {
  const words = mirrorAccelerator(accelerator, keyboard.direction).split('+');
  const modifiers = new Set(words.slice(0, -1));
  const hasCommand = modifiers.has('CmdOrCtrl');
  return (
    press.ctrl === (hasCommand && !keyboard.isMac) &&
    press.meta === (hasCommand && keyboard.isMac) &&
    press.alt === modifiers.has('Alt') &&
    press.shift === modifiers.has('Shift') &&
    isKey(words.at(-1) ?? '', press)
  );
}

function isKey(name: string, { key, code }: KeyPress): boolean {
  if (name.length > 1) return key === (ARROWS[name] ?? name);
  if (key.toLowerCase() === name.toLowerCase()) return true;
  // Under a layout of other letters the place decides: Ctrl+K is Ctrl+л and Ctrl+ن.
  if (LATIN.test(name)) return LETTER.test(key) && !LATIN.test(key) && code === `Key${name.toUpperCase()}`;
  // Shift changes a sign (`.` to `>`), another layout may too; a letter in its place is itself.
  return !LATIN.test(key) && code === PLACES[name];
}

/** The accelerator as it is where reading goes in this direction. */
export function mirrorAccelerator(accelerator: string, direction: Keyboard['direction']): string {
  if (direction === 'ltr' || !accelerator.startsWith('Alt+')) return accelerator;
  return accelerator.replace(/Left$|Right$/, (arrow) => (arrow === 'Left' ? 'Right' : 'Left'));
}

/** An accelerator as people read it on this system, one part for each key. */
export function describeAccelerator(accelerator: string, { isMac, direction }: Keyboard): readonly string[] {
  return mirrorAccelerator(accelerator, direction)
    .split('+')
    .map((word) => (isMac ? MAC_WORDS[word] : PC_WORDS[word]) ?? word);
}

const PC_WORDS: Readonly<Record<string, string>> = { CmdOrCtrl: 'Ctrl', Left: '←', Right: '→' };
const MAC_WORDS: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Left: '←',
  Right: '→',
};

import { COMMANDS, type CommandId } from './commands.ts';

/** The part of a keyboard event that decides. `ctrl` means Ctrl, or Cmd on macOS. */
export interface KeyPress {
  readonly key: string;
  /** Physical key, e.g. `KeyK`: used where the layout is not Latin. */
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

const NAMED_KEYS: Readonly<Record<string, string>> = { Left: 'ArrowLeft', Right: 'ArrowRight' };
const CODES: Readonly<Record<string, string>> = { '.': 'Period', ',': 'Comma' };

function matchesKey(wanted: string, press: KeyPress): boolean {
  const name = NAMED_KEYS[wanted] ?? wanted;
  if (name.length > 1) return press.key === name;
  // A letter is its own letter on Latin layouts and its place on all others (Cyrillic, Arabic).
  if (press.key.toLowerCase() === name.toLowerCase()) return true;
  const isLatin = /^[a-z]$/i.test(press.key);
  return !isLatin && press.code === (CODES[name] ?? `Key${name.toUpperCase()}`);
}

function matchesAccelerator(accelerator: string, press: KeyPress): boolean {
  const parts = accelerator.split('+');
  const key = parts.at(-1) ?? '';
  return (
    press.ctrl === parts.includes('CmdOrCtrl') &&
    press.alt === parts.includes('Alt') &&
    press.shift === parts.includes('Shift') &&
    matchesKey(key, press)
  );
}

/** The command a key press asks for, or none. In a right-to-left interface Back is Alt+Right. */
export function matchAccelerator(press: KeyPress, direction: 'ltr' | 'rtl' = 'ltr'): CommandId | undefined {
  const mirrored = direction === 'rtl' && press.alt ? mirrorArrow(press) : press;
  return COMMANDS.find((command) => {
    const accelerator = 'accelerator' in command ? command.accelerator : undefined;
    return accelerator !== undefined && matchesAccelerator(accelerator, mirrored);
  })?.id;
}

function mirrorArrow(press: KeyPress): KeyPress {
  if (press.key === 'ArrowLeft') return { ...press, key: 'ArrowRight' };
  if (press.key === 'ArrowRight') return { ...press, key: 'ArrowLeft' };
  return press;
}

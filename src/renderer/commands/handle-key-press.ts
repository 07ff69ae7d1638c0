import type { CommandId } from '#core/commands/commands';
import type { KeyPress } from '#core/commands/match-accelerator';
import { commandOf, IS_MAC, leavesFields, runCommand } from './command-registry.ts';
import { takeTyped } from './type-ahead.ts';

interface KeyContext {
  /** The focus is in a field that takes text. */
  readonly isTyping: boolean;
  /** Keys without a modifier may act (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

const SINGLE_KEYS: Readonly<Record<string, CommandId>> = { '/': 'focus-search', '?': 'shortcuts' };

/**
 * Acts on a key press of the window or of the reader page. `true` when it stood for a command that ran, or when it
 * was typed for a field that is about to have the cursor.
 */
export function handleKeyPress(press: KeyPress, context: KeyContext): boolean {
  if (!context.isTyping && takeTyped(press)) return true;
  // On a Mac, Alt with an arrow moves by a word.
  if (context.isTyping && IS_MAC && press.alt && press.key.startsWith('Arrow')) return false;
  const named = commandOf(press);
  if (context.isTyping && named !== undefined && leavesFields(named)) return false;
  const id = named ?? singleKeyCommand(press, context);
  return id !== undefined && runCommand(id);
}

function singleKeyCommand(press: KeyPress, { isTyping, singleKeys }: KeyContext): CommandId | undefined {
  if (isTyping || !singleKeys || press.ctrl || press.alt || press.meta) return undefined;
  return SINGLE_KEYS[press.key];
}

import { COMMANDS, type Command, type CommandId } from '#core/commands/commands';
import { findCommand, type Keyboard, type KeyPress } from '#core/commands/match-accelerator';
import { expectTyping } from './type-ahead.ts';

/** Returns `false` to leave the command to whoever registered before. */
export type CommandHandler = () => boolean | void;

const handlers = new Map<CommandId, readonly CommandHandler[]>();
const listeners = new Set<() => void>();
let available: ReadonlySet<CommandId> = new Set();

export const IS_MAC = navigator.platform.startsWith('Mac');

/** Offers to carry out a command; the newest offer goes first. Returns the function that takes it back. */
export function registerCommand(id: CommandId, handler: CommandHandler): () => void {
  handlers.set(id, [handler, ...(handlers.get(id) ?? [])]);
  announce();
  return () => {
    handlers.set(
      id,
      (handlers.get(id) ?? []).filter((candidate) => candidate !== handler),
    );
    announce();
  };
}

/** Carries out a command. `false` when nobody can at present. */
export function runCommand(id: CommandId): boolean {
  const isDone = (handlers.get(id) ?? []).some((handler) => handler() !== false);
  if (isDone && commandWith(id)?.opensField === true) expectTyping();
  return isDone;
}

/** The command a key press stands for, if it can be carried out now. */
export function commandOf(press: KeyPress): CommandId | undefined {
  const id = findCommand(press, keyboard());
  return id !== undefined && available.has(id) ? id : undefined;
}

export function acceleratorOf(id: CommandId): string | undefined {
  return commandWith(id)?.accelerator;
}

/** In a field its keys belong to the field. */
export function leavesFields(id: CommandId): boolean {
  return commandWith(id)?.leavesFields === true;
}

/** Commands that somebody can carry out at present. */
export function availableCommands(): ReadonlySet<CommandId> {
  return available;
}

export function subscribeCommands(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function commandWith(id: CommandId): Command | undefined {
  const commands: readonly Command[] = COMMANDS;
  return commands.find((command) => command.id === id);
}

/** The keyboard of this system, read in the direction that the interface has now. */
function keyboard(): Keyboard {
  return { isMac: IS_MAC, direction: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr' };
}

function announce(): void {
  const now = new Set([...handlers].filter(([, list]) => list.length > 0).map(([id]) => id));
  if (now.size === available.size && [...now].every((id) => available.has(id))) return;
  available = now;
  for (const listener of listeners) listener();
}

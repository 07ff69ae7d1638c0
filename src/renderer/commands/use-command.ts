import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { CommandId } from '#core/commands/commands';
import {
  availableCommands,
  registerCommand,
  subscribeCommands,
  type CommandHandler,
} from './command-registry.ts';

/** Carries out a command while the component is on the screen (and `isOn`). The newest one wins. */
export function useCommand(id: CommandId, handler: CommandHandler, isOn = true): void {
  const run = useEffectEvent(handler);
  useEffect(() => (isOn ? registerCommand(id, () => run()) : undefined), [id, isOn]);
}

export function useAvailableCommands(): ReadonlySet<CommandId> {
  return useSyncExternalStore(subscribeCommands, availableCommands);
}

import type { CommandId } from '#core/commands/commands';
import { describeAccelerator, type Keyboard } from '#core/commands/match-accelerator';
import { acceleratorOf, IS_MAC } from './command-registry.ts';

/**
 * The keys of a command's shortcut as people read them; empty when it has none. Only Back and Forward have others in
 * the other direction.
 */
export function keysOf(id: CommandId, direction: Keyboard['direction'] = 'ltr'): readonly string[] {
  const accelerator = acceleratorOf(id);
  return accelerator === undefined ? [] : describeAccelerator(accelerator, { isMac: IS_MAC, direction });
}

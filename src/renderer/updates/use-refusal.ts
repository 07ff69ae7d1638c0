import { roomOf } from '#core/edition/room';
import type { Fail } from '#core/result';
import { useMessages } from '../i18n/use-messages.ts';
import type { FailureCode } from './install-state.ts';

/** Why something was refused, as a sentence; where there is too little room, with how much is needed and free. */
export function useRefusal(): (failure: Fail<FailureCode>) => string {
  const { t, bytes } = useMessages();
  return (failure) => {
    const room = roomOf(failure);
    return t(`refusal.${failure.code}`, {
      needed: room === undefined ? '?' : bytes(room.neededBytes),
      free: room === undefined ? '?' : bytes(room.freeBytes),
    });
  };
}

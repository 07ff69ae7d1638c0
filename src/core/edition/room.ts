import { fail, type Fail } from '../result.ts';

/** How much space a piece of work needs on a disk, and how much there is, in bytes. */
export interface Room {
  readonly neededBytes: number;
  readonly freeBytes: number;
}

/** Said before anything is written, with the figures. */
export interface NoRoom extends Fail<'no-room'> {
  readonly room: Room;
}

export function noRoom(room: Room): NoRoom {
  const { neededBytes, freeBytes } = room;
  return { ...fail('no-room', `${neededBytes} bytes are needed, ${freeBytes} are free`), room };
}

/** The figures of a failure, where it has some. */
export function roomOf(failure: Fail): Room | undefined {
  return isNoRoom(failure) ? failure.room : undefined;
}

function isNoRoom(failure: Fail): failure is NoRoom {
  return failure.code === 'no-room' && 'room' in failure;
}

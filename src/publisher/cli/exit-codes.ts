import type { RefusalCode } from '#core/edition/edition';

/** What a command tells the shell. Stable: staff script against it. */
export const EXIT = {
  done: 0,
  /** The input has errors, all of them listed. */
  input: 1,
  /** Wrong usage. */
  usage: 2,
  /** Refused: signature, rollback, damage. */
  refused: 3,
  /** The machine failed: disk, network. */
  machine: 4,
  /** Stopped by the person, as shells report SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of a refused edition. */
export function exitOf(code: RefusalCode): ExitCode {
  switch (code) {
    case 'damaged-here':
    case 'no-room':
    case 'disk-full':
    case 'write-failed':
    case 'read-failed':
    case 'crashed':
      return EXIT.machine;
    case 'cancelled':
      return EXIT.interrupted;
    default:
      return EXIT.refused;
  }
}

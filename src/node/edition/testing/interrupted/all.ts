import { CLOCKS } from './clocks.ts';
import { FULL_DISKS } from './disks.ts';
import type { Interruption } from './interruption.ts';
import { KILLS } from './kill.ts';
import { SERVERS } from './servers.ts';
import { STICKS } from './sticks.ts';

/** Every way to interrupt an installation, but a disk that is really full (`small-disk.ts`), which needs to mount one. */
export const INTERRUPTIONS: readonly Interruption[] = [
  ...KILLS,
  ...FULL_DISKS,
  ...STICKS,
  ...SERVERS,
  ...CLOCKS,
];

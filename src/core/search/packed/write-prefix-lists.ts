import type { Segment } from './segment.ts';
export function writePrefixLists(_p: Map<number, Uint8Array>, _s: Segment): number {
  return 0;
}

/** Fewer milliseconds of work say nothing of what is to come. */
const MIN_ELAPSED_MS = 3000;
const MINUTE_MS = 60_000;

export interface Amount {
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/**
 * Whole minutes that the rest will take at the speed since `first`, 0 for less than one; undefined while nobody can tell.
 * `first` was measured `elapsedMs` ago.
 */
export function minutesLeft(first: Amount, now: Amount, elapsedMs: number): number | undefined {
  const come = now.doneBytes - first.doneBytes;
  if (elapsedMs < MIN_ELAPSED_MS || come <= 0 || now.totalBytes !== first.totalBytes) return undefined;
  return Math.floor(((now.totalBytes - now.doneBytes) * elapsedMs) / come / MINUTE_MS);
}

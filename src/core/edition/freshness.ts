// How old an edition is, with a clock that may be wrong. Nothing is refused for it (decision 5): TUF 1.0.34 §5.4.4
// would stop here, and a delegate with an old stick would read nothing. The person is told instead.
import type { Edition } from './edition.ts';

export interface Freshness {
  /** Past the date up to which its publisher vouches for it: it stays readable and is called old. */
  readonly isOld: boolean;
  /** Whole days since it was made, never negative. */
  readonly ageDays: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The latest moment that is certain: the clock's, or that of the newest signed edition, which cannot have been made
 * in the future. A clock that was set back, or lost its battery, does not make old things young (security.md §2.4).
 */
export function latestKnownTime(clock: Date, signedTimes: readonly string[]): Date {
  return new Date(Math.max(clock.getTime(), ...signedTimes.map((time) => new Date(time).getTime())));
}

/** What may be told about an edition's age at a moment that {@link latestKnownTime} gave. */
export function freshnessOf(
  { createdAt, freshUntil }: Pick<Edition, 'createdAt' | 'freshUntil'>,
  now: Date,
): Freshness {
  const ageMs = now.getTime() - new Date(createdAt).getTime();
  return {
    isOld: now.getTime() > new Date(freshUntil).getTime(),
    ageDays: Math.max(0, Math.floor(ageMs / DAY_MS)),
  };
}

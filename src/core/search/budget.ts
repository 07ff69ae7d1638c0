/** The most time one query may take, in milliseconds; then it answers with what it has and says that it was cut. */
export const QUERY_BUDGET_MS = 400;

/** Why a query was cut: the person asked for too much, or is still typing a short beginning, or time ran out. */
export type CutReason = 'asked' | 'typing' | 'time';

/** The time one query may take. Evaluation asks between steps and stops in an orderly way. */
export interface Budget {
  /** Out of time, or nobody waits for the answer any more. */
  isOver(): boolean;
  /** Nobody waits for the answer any more. */
  isStale(): boolean;
  cut(reason: CutReason): void;
  readonly cuts: ReadonlySet<CutReason>;
}

/** `now` in milliseconds. */
export function createBudget(now: () => number, limitMs: number, isStale: () => boolean): Budget {
  const end = now() + limitMs;
  const cuts = new Set<CutReason>();
  return {
    cuts,
    isStale,
    cut: (reason) => {
      cuts.add(reason);
    },
    isOver() {
      if (now() < end) return isStale();
      cuts.add('time');
      return true;
    },
  };
}

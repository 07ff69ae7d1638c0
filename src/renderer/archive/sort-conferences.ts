import type { Conference } from '#core/archive/catalogue';

export interface SortedConferences {
  /** Not over yet: the soonest first. */
  readonly coming: readonly Conference[];
  /** The latest first. */
  readonly past: readonly Conference[];
  /** Without any date. */
  readonly undated: readonly Conference[];
}

/**
 * Conferences by what they are on a day, an ISO 8601 date such as `2026-11-24`. A date that names only a month or a
 * year is over when all of it is.
 */
export function sortConferences(conferences: readonly Conference[], today: string): SortedConferences {
  const dated = conferences.filter((conference) => startOf(conference) !== undefined);
  const coming = dated.filter((conference) => !isOver(conference, today));
  const past = dated.filter((conference) => isOver(conference, today));
  return {
    coming: coming.toSorted(soonestFirst),
    past: past.toSorted((a, b) => soonestFirst(b, a)),
    undated: conferences.filter((conference) => startOf(conference) === undefined),
  };
}

/** Whether a conference is being held on a day. */
export function isUnderWay(conference: Conference, today: string): boolean {
  const start = startOf(conference);
  return start !== undefined && start <= today.slice(0, start.length) && !isOver(conference, today);
}

/** The day of an instant as the person's clock has it, ISO 8601. */
export function localDay(instant: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return [instant.getFullYear(), two(instant.getMonth() + 1), two(instant.getDate())].join('-');
}

function startOf({ start, end }: Conference): string | undefined {
  return (start ?? end)?.slice(0, 10);
}

function isOver({ start, end }: Conference, today: string): boolean {
  const last = (end ?? start ?? '').slice(0, 10);
  return last < today.slice(0, last.length);
}

function soonestFirst(a: Conference, b: Conference): number {
  return (startOf(a) ?? '').localeCompare(startOf(b) ?? '') || a.id.localeCompare(b.id);
}

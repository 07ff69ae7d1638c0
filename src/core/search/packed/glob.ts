// lunr's wildcard: `*` stands for any row of units, none included.
import { textToUnits } from './code-units.ts';

export const WILDCARD = '*';

/** A term with wildcards, cut at them. */
export interface Glob {
  /** What matches begins so. */
  readonly prefix: string;
  /** What follows in this order, after the prefix; empty where the term is `prefix*`. */
  readonly middle: readonly Uint16Array[];
  /** What matches ends so. */
  readonly suffix: Uint16Array;
}

export function parseGlob(term: string): Glob {
  const parts = term.split(WILDCARD);
  return {
    prefix: parts[0] ?? '',
    middle: parts
      .slice(1, -1)
      .filter((part) => part !== '')
      .map(textToUnits),
    suffix: textToUnits(parts.at(-1) ?? ''),
  };
}

/** A plain beginning: every string with the prefix matches. */
export function isPrefixOnly(glob: Glob): boolean {
  return glob.middle.length === 0 && glob.suffix.length === 0;
}

/** Whether the first `length` units, known to begin with the prefix, match. The leftmost fit of each part is enough. */
export function matchesGlob(glob: Glob, units: Uint16Array, length: number): boolean {
  const end = length - glob.suffix.length;
  let at = glob.prefix.length;
  for (const part of glob.middle) {
    const found = find(units, at, end, part);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= end && startsAt(units, end, glob.suffix);
}

function find(units: Uint16Array, from: number, end: number, part: Uint16Array): number {
  for (let at = from; at + part.length <= end; at += 1) if (startsAt(units, at, part)) return at;
  return -1;
}

function startsAt(units: Uint16Array, at: number, part: Uint16Array): boolean {
  for (let n = 0; n < part.length; n += 1) if (units[at + n] !== part[n]) return false;
  return true;
}

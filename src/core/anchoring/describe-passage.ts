import { CONTEXT_UNITS, type PassageSelector } from '#core/anchoring/selector';

/** One version of an article's canonical text: the text, and the SHA-256 of the blob it came in. */
export interface TextVersion {
  readonly text: string;
  readonly sha256: string;
}

/**
 * The passage from `start` to `end` (UTF-16 units, end exclusive) as selectors. Throws a RangeError where there is
 * no such passage: an empty one is none. No character is cut in half, neither at its ends nor in its context.
 */
export function describePassage({ text, sha256 }: TextVersion, start: number, end: number): PassageSelector {
  if (!(start >= 0 && start < end && end <= text.length)) {
    throw new RangeError(`no passage ${start}–${end} in a text of ${text.length}`);
  }
  const from = isInsideCharacter(text, start) ? start - 1 : start;
  const to = isInsideCharacter(text, end) ? end + 1 : end;
  return {
    text: sha256,
    position: { type: 'TextPositionSelector', start: from, end: to },
    quote: { type: 'TextQuoteSelector', exact: text.slice(from, to), ...contextOf(text, from, to) },
  };
}

function contextOf(
  text: string,
  from: number,
  to: number,
): { readonly prefix: string; readonly suffix: string } {
  const before = Math.max(0, from - CONTEXT_UNITS);
  const after = Math.min(text.length, to + CONTEXT_UNITS);
  return {
    prefix: text.slice(isInsideCharacter(text, before) ? before + 1 : before, from),
    suffix: text.slice(to, isInsideCharacter(text, after) ? after - 1 : after),
  };
}

/** Whether a place lies between the two halves of a surrogate pair. */
function isInsideCharacter(text: string, at: number): boolean {
  return isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff) && isBetween(text.charCodeAt(at), 0xdc00, 0xdfff);
}

function isBetween(unit: number, least: number, most: number): boolean {
  return unit >= least && unit <= most;
}

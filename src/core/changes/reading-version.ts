// Which version of an article somebody has read, and which one before it.
import type { ReadingPosition, ReadVersion } from '#core/settings/settings';

/** A version that was read before, and when it was read last. */
export interface EarlierVersion extends ReadVersion {
  /** ISO 8601 instant. */
  readonly at: string;
  /** The person has seen what changed since, or does not want to be told. */
  readonly isSeen: boolean;
}

/**
 * The position after reading on. Where the text is another than at the last time, the last one becomes the one before,
 * so that what changed can still be shown while the new text is on the screen.
 */
export function readOn(last: ReadingPosition | undefined, next: ReadingPosition): ReadingPosition {
  const { version } = next;
  if (last === undefined || version === undefined) return next;
  if (last.version === undefined || last.version.text === version.text) {
    return last.before === undefined ? next : { ...next, before: last.before };
  }
  return { ...next, before: { ...last.version, at: last.at } };
}

/** The position once its person has seen what changed. */
export function markSeen(position: ReadingPosition, version: ReadVersion): ReadingPosition {
  const earlier = earlierVersion(position, version.text);
  if (earlier === undefined) return position;
  const { edition, text, at } = earlier;
  return { ...position, version, before: { edition, text, at, seen: true } };
}

/** The version that was read last and is another one than `text` (SHA-256 of the blob); nothing where there is none. */
export function earlierVersion(position: ReadingPosition, text: string): EarlierVersion | undefined {
  const { version, before, at } = position;
  if (version !== undefined && version.text !== text) return { ...version, at, isSeen: false };
  if (before === undefined || before.text === text) return undefined;
  return { edition: before.edition, text: before.text, at: before.at, isSeen: before.seen === true };
}

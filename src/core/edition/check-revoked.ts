import type { Root } from './edition.ts';

/** What is needed to judge an edition that was accepted before. */
export interface SignedBefore {
  readonly number: number;
  /** Release keys of the root it was accepted under that have validly signed it. */
  readonly signers: ReadonlySet<string>;
  /** How many of them it needed. */
  readonly needed: number;
}

/**
 * Whether an edition on this device must be hidden until the person has looked at it: without the keys that the newest
 * root has revoked from its number on, too few have signed it. An edition from before the theft stays open, and so
 * does one that other keys vouch for (security.md §2.4; TUF has no such rule: its clients keep nothing old).
 */
export function isDistrusted({ number, signers, needed }: SignedBefore, newest: Root): boolean {
  const distrusted = new Set(
    (newest.revoked ?? []).filter(({ distrustFrom }) => number >= distrustFrom).map(({ keyId }) => keyId),
  );
  return [...signers].filter((keyId) => !distrusted.has(keyId)).length < needed;
}

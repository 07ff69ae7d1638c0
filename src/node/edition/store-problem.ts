import type { RefusalCode } from '#core/edition/edition';

/**
 * What was wrong with the store when it was opened. None of them keeps it from opening, and none is about notes.
 *
 * - `state-damaged`: one copy of the pointer was damaged; the other was used and both are whole again.
 * - `protection-reset`: both copies were gone or damaged. What is open was found again from the signed editions on the
 *   disk, but whether a higher edition was ever here is no longer known beyond those: the edition's number should be
 *   confirmed with the publisher (security.md R8).
 * - `roots-damaged`: keys of an archive can't be read; installing an edition of it brings them back.
 * - `edition-damaged`: a kept edition can't be read; the other one is open instead, if there is one.
 * - `edition-quarantined`: a kept edition was signed with a key that its publisher has revoked since, from that number on
 *   (security.md §2.4). It is hidden until the person confirms it; notes are as they were.
 * - `not-tidied`: what an unfinished change left could not be put right: the disk does not take it now.
 */
export type StoreProblem =
  | { readonly code: 'state-damaged'; readonly message: string }
  | { readonly code: 'protection-reset'; readonly message: string }
  | { readonly code: 'not-tidied'; readonly message: string }
  | {
      readonly code: 'edition-quarantined';
      readonly key: string;
      readonly edition: number;
      readonly message: string;
    }
  | {
      readonly code: 'roots-damaged';
      readonly key: string;
      readonly reason: RefusalCode;
      readonly message: string;
    }
  | {
      readonly code: 'edition-damaged';
      readonly key: string;
      readonly edition: number;
      readonly reason: RefusalCode;
      readonly message: string;
    };

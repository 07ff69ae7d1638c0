import type { IsOver } from './asked-clause.ts';
import type { Caps } from './caps.ts';

export interface PackedHit {
  readonly ref: string;
  /** Number of the document in this index; stays the same while it is open. */
  readonly document: number;
  readonly score: number;
}

export interface PackedHits {
  /** Best first; of equal scores the lower document number first. */
  readonly hits: readonly PackedHit[];
  /** All documents that answer; a lower bound where `isCut`. */
  readonly total: number;
  /** A term was taken for its most frequent meanings only, or time ran out: there may be more. */
  readonly isCut: boolean;
}

export interface FindOptions {
  /** How many hits to return, 10 unless told. */
  readonly limit?: number;
  readonly caps?: Caps;
  /** Documents that may answer; the others are not counted either. */
  readonly accepts?: (document: number) => boolean;
  /** Called for each document that answers, in no order: for counts of facets. It must not ask the index. */
  readonly onMatch?: (document: number, score: number) => void;
  /** Says that time is up, or that nobody waits any longer; asked between terms. */
  readonly isOver?: IsOver;
}

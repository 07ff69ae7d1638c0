/**
 * How far one term of a query may spread. lunr has no such bounds: with them a broad term means the most
 * frequent of what it could mean, and the answer says `isCut`.
 */
export interface Caps {
  /** Most terms that `ab*` stands for where two units or fewer are typed. */
  readonly shortPrefixTerms: number;
  /** Most terms that a longer beginning stands for. */
  readonly prefixTerms: number;
  /** Most terms for `a*b`, `*b` and the like. */
  readonly wildcardTerms: number;
  /** Most terms within some edits, nearest first. */
  readonly fuzzyTerms: number;
  /** More edits count as so many. lunr needs gigabytes for five. */
  readonly edits: number;
}

export const DEFAULT_CAPS: Caps = {
  shortPrefixTerms: 64,
  prefixTerms: 256,
  wildcardTerms: 256,
  fuzzyTerms: 64,
  edits: 2,
};

/** Everything that lunr would look at. Edits stay finite: no word is longer than this. */
export const NO_CAPS: Caps = {
  shortPrefixTerms: Infinity,
  prefixTerms: Infinity,
  wildcardTerms: Infinity,
  fuzzyTerms: Infinity,
  edits: 250,
};

/** Beginnings of so many units are short. */
export const SHORT_PREFIX = 2;

/** Where a score is deliberately not lunr's. */
export interface Ranking {
  /**
   * How rare a term is. lunr adds up the documents of all fields that hold it, so that a term of titles, which stands
   * in the text as well, seems twice as frequent as it is; `largest-field` counts the field that has it most often.
   */
  readonly rarity: 'largest-field' | 'all-fields';
}

export const DEFAULT_RANKING: Ranking = { rarity: 'largest-field' };

/** lunr's own scores, to its rounding. */
export const LUNR_RANKING: Ranking = { rarity: 'all-fields' };

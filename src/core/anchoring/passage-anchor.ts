/** A place in a text, UTF-16 units, end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A place and how much it is like the passage, 0 to 1; 1 is word for word. */
export interface LikelyPlace extends Place {
  readonly score: number;
}

/**
 * What became of a passage in another version of its article. `in-place`: the same words, in the same order as what is
 * round them, whatever came or went before. `moved`: the same words elsewhere. `changed`: found, and the words differ.
 * `ambiguous`: it may be at any of these places, or at none; a person decides. `removed`: its words are gone; `nearest`
 * is where they stood, as far as that is known.
 */
export type PassageAnchor =
  | (LikelyPlace & { readonly status: 'in-place' | 'moved' | 'changed' })
  | { readonly status: 'ambiguous'; readonly candidates: readonly LikelyPlace[] }
  | { readonly status: 'removed'; readonly nearest?: Place };

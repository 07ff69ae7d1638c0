import type { PassageSelector } from '#core/anchoring/selector';

/**
 * What a person decided about an annotation whose words an edition changed, moved or took. It stands beside the passage
 * that was marked, which is never changed. What can be told without asking is told anew for each edition from the two
 * texts, and written nowhere (docs/adr/0012).
 */
export type CarriedDecision =
  /** It belongs to this passage now: the next edition is compared with the text this one is in. */
  | { readonly status: 'attached'; readonly passage: PassageSelector }
  /** It stays with the text it was made on. */
  | { readonly status: 'detached' };

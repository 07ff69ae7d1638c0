// Searches that are kept for the person: the last ones, and those that they gave a name. For the window too: no zod.
import type { FacetSelection, SearchSort } from '#core/search/search-types';

/** Most searches kept as history; the oldest go first. */
export const MAX_HISTORY = 20;
/** Most saved searches of one archive. */
export const MAX_SAVED_SEARCHES = 50;
/** Most ids kept of what a saved search had; with more results only their number is compared. */
export const MAX_SEEN_IDS = 300;

/** What a saved search had when it was last looked at, to tell what a later edition brought. */
export interface SeenResults {
  /** Number of the edition. */
  readonly edition: number;
  readonly total: number;
  /**
   * The results, as `article:id`, `source:id` or `page:id:number`. Ids and not a number alone: an edition that takes one text away and
   * brings another has something new. The first {@link MAX_SEEN_IDS} of them; the list is whole when it has `total`.
   */
  readonly ids: readonly string[];
}

/** A search with a name. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly facets: FacetSelection;
  readonly sort: SearchSort;
  /** An earlier search that bounds it. */
  readonly within?: string;
  readonly seen: SeenResults;
}

/** What is kept for the window: the history of this machine, and the searches saved in the open archive. */
export interface KeptSearches {
  /** Newest first, none twice. */
  readonly history: readonly string[];
  /** In the order in which they were saved. */
  readonly saved: readonly SavedSearch[];
}

export const NO_KEPT_SEARCHES: KeptSearches = { history: [], saved: [] };

/**
 * How many of the present results a saved search did not have. Where it had more than are kept by id, the numbers are
 * compared: at least so many are new.
 */
export function countNew(seen: SeenResults, now: Pick<SeenResults, 'total' | 'ids'>): number {
  const isWhole = seen.ids.length === seen.total && now.ids.length === now.total;
  if (!isWhole) return Math.max(0, now.total - seen.total);
  const had = new Set(seen.ids);
  return now.ids.filter((id) => !had.has(id)).length;
}

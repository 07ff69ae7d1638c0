import type { FacetName, FacetSelection, SearchAnswer } from '#core/search/search-types';
import type { SearchFailure } from '#shared/search-messages';

export type SearchState =
  | { readonly status: 'empty' }
  /** The first question is on its way. */
  | { readonly status: 'searching' }
  /** `key` names the question; while the next is on its way the last answer stays. */
  | { readonly status: 'answered'; readonly key: string; readonly answer: SearchAnswer }
  | { readonly status: 'failed'; readonly code: SearchFailure };

export type SearchAction =
  | { readonly type: 'cleared' }
  | { readonly type: 'asked' }
  | { readonly type: 'answered'; readonly key: string; readonly answer: SearchAnswer }
  | { readonly type: 'failed'; readonly code: SearchFailure };

export const EMPTY_SEARCH_STATE: SearchState = { status: 'empty' };

export function reduceSearch(state: SearchState, action: SearchAction): SearchState {
  switch (action.type) {
    case 'cleared':
      return EMPTY_SEARCH_STATE;
    case 'asked':
      return state.status === 'answered' ? state : { status: 'searching' };
    case 'answered':
      return { status: 'answered', key: action.key, answer: action.answer };
    case 'failed':
      return { status: 'failed', code: action.code };
  }
}

/** The selection with one value of a facet put in or taken out; a facet without values is left out. */
export function toggleFacet(facets: FacetSelection, name: FacetName, value: string): FacetSelection {
  const chosen = facets[name] ?? [];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  const { [name]: _, ...others } = facets;
  return next.length === 0 ? others : { ...others, [name]: next };
}

// Saved searches: which one an address is, and what a search has at this moment.
import { MAX_SEEN_IDS, type SavedSearch, type SeenResults } from '#core/settings/kept-searches';
import { FACET_NAMES, type SearchQuery } from '#core/search/search-types';
import type { SearchPort } from '../archive/search-port.ts';
import { EMPTY_SEARCH, type SearchRoute } from '../routing/route.ts';

/** A busy machine gets this many goes; what was read in one is kept for the next. */
const MOST_TRIES = 5;

type Asked = Pick<SavedSearch, 'text' | 'facets' | 'within'>;

/** The saved search that asks for the same; the order of its results makes it no other. */
export function savedAs(saved: readonly SavedSearch[], asked: Asked): SavedSearch | undefined {
  const wanted = keyOf(asked);
  return saved.find((search) => keyOf(search) === wanted);
}

function keyOf({ text, facets, within }: Asked): string {
  const chosen = FACET_NAMES.map((name) => (facets[name] ?? []).toSorted());
  return JSON.stringify([text.trim().replace(/\s+/g, ' '), chosen, within]);
}

export function routeOfSaved({ text, facets, sort, within }: SavedSearch): SearchRoute {
  return { ...EMPTY_SEARCH, text, facets, sort, ...(within === undefined ? {} : { within }) };
}

/** What a search has in the open edition; `undefined` where it could not be found out. */
export async function seenNow(
  search: SearchPort,
  { text, facets, within }: Asked,
  lang: string,
  edition: number,
): Promise<SeenResults | undefined> {
  const ids = await allIds(search, {
    text,
    lang,
    facets,
    sort: 'relevance',
    limit: 0,
    prefixLast: false,
    ...(within === undefined ? {} : { within }),
  });
  return ids && { edition, total: ids.length, ids: ids.slice(0, MAX_SEEN_IDS) };
}

async function allIds(search: SearchPort, query: SearchQuery): Promise<readonly string[] | undefined> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const answer = await search.ids(query);
    if (!answer.ok) return undefined;
    if (answer.value !== null) return answer.value;
  }
  return undefined;
}

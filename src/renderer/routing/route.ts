import { FACET_NAMES, type FacetName, type FacetSelection, type SearchSort } from '#core/search/search-types';

/** Pages of the help place. `guide` is the user guide; its chapter is a file name of docs/guide. */
export type HelpPage = 'guide' | 'about' | 'privacy' | 'licences';

/** Everything an address of the window can say. */
export type Route =
  | { readonly name: 'home' }
  | SearchRoute
  | ArticleRoute
  | { readonly name: 'sources'; readonly kind?: string; readonly sort: 'title' | 'cited' }
  | { readonly name: 'source'; readonly id: string }
  | FileRoute
  /** What changed in an article since it was read. */
  | { readonly name: 'changes'; readonly id: string }
  | { readonly name: 'topics' }
  | { readonly name: 'topic'; readonly id: string }
  | { readonly name: 'conferences' }
  | { readonly name: 'conference'; readonly id: string }
  | { readonly name: 'bookmarks' }
  | { readonly name: 'notebook' }
  /** Annotations that an edition left without a sure place. */
  | { readonly name: 'attention' }
  /** What the person removed in the last thirty days. */
  | { readonly name: 'trash' }
  /** The versions of one of the person's annotations. */
  | { readonly name: 'history'; readonly id: string }
  /** `open`: the person asked for "Open edition…" from somewhere else. */
  | { readonly name: 'updates'; readonly open: boolean }
  | { readonly name: 'settings' }
  | { readonly name: 'help'; readonly page: HelpPage; readonly chapter?: string }
  | { readonly name: 'unknown'; readonly address: string };

export interface SearchRoute {
  readonly name: 'search';
  readonly text: string;
  readonly facets: FacetSelection;
  readonly sort: SearchSort;
  /** An earlier search: only what it has is found. */
  readonly within?: string;
  /** Hits to show; grows with "Load more". */
  readonly limit: number;
  /** The person is still typing: the last word also matches as a prefix. */
  readonly live: boolean;
}

export interface ArticleRoute {
  readonly name: 'article';
  readonly id: string;
  /** Block to open at. */
  readonly block?: string;
  /** The search that led here; its hits are marked. */
  readonly query?: string;
}

/** The file of a source, opened at a page. */
export interface FileRoute {
  readonly name: 'file';
  /** Id of the source. */
  readonly id: string;
  /** From 1. */
  readonly page: number;
  /** The page as an article cites it, by the number that is printed on it; goes before `page`. */
  readonly cited?: string;
  /** What is marked on the pages. */
  readonly query?: string;
}

/** Hits shown at first, and added by each "Load more". */
export const PAGE_SIZE = 30;
const MAX_LIMIT = 600;

export const HOME: Route = { name: 'home' };
export const EMPTY_SEARCH: SearchRoute = {
  name: 'search',
  text: '',
  facets: {},
  sort: 'relevance',
  limit: PAGE_SIZE,
  live: false,
};

const FACET_KEYS: Readonly<Record<FacetName, string>> = {
  language: 'lang',
  topic: 'topic',
  year: 'year',
  kind: 'kind',
  conference: 'conference',
};

const SORTS: readonly SearchSort[] = ['relevance', 'date', 'cited'];

const HELP_PAGES: readonly HelpPage[] = ['guide', 'about', 'privacy', 'licences'];

/** The hash of an address, `#` included. `parseRoute(formatRoute(route))` is `route` again. */
export function formatRoute(route: Route): string {
  switch (route.name) {
    case 'search':
      return hash(['search'], searchParams(route));
    case 'article':
      return hash(['article', route.id], [...pair('block', route.block), ...pair('q', route.query)]);
    case 'file':
      return hash(['file', route.id], fileParams(route));
    case 'sources':
      return hash(['sources'], sourcesParams(route));
    case 'updates':
      return hash(['updates'], pair('open', route.open ? '1' : undefined));
    case 'help':
      return hash(['help', route.page, ...(route.chapter === undefined ? [] : [route.chapter])], []);
    case 'unknown':
      return route.address;
    default:
      return hash('id' in route ? [route.name, route.id] : [route.name], []);
  }
}

/** Reads an address. What is not one of ours is `unknown`, never an error. */
export function parseRoute(address: string): Route {
  const [path = '', search = ''] = address.replace(/^#?\/?/, '').split('?', 2);
  const segments = path.split('/').map(decode);
  const [name = '', id] = segments;
  const params = new URLSearchParams(search);
  const record = isGiven(id) ? parseRecord(name, id, params) : undefined;
  return record ?? parsePlace(name, params) ?? parseHelp(segments) ?? { name: 'unknown', address };
}

/** An address that names one thing of the archive. */
function parseRecord(name: string, id: string, params: URLSearchParams): Route | undefined {
  switch (name) {
    case 'article':
      return parseArticle(id, params);
    case 'file':
      return parseFile(id, params);
    case 'changes':
    case 'history':
    case 'source':
    case 'topic':
    case 'conference':
      return { name, id };
    default:
      return undefined;
  }
}

function parsePlace(name: string, params: URLSearchParams): Route | undefined {
  switch (name) {
    case '':
    case 'home':
      return HOME;
    case 'search':
      return parseSearch(params);
    case 'sources':
      return parseSources(params);
    case 'updates':
      return { name, open: params.get('open') === '1' };
    case 'topics':
    case 'conferences':
    case 'bookmarks':
    case 'notebook':
    case 'attention':
    case 'trash':
    case 'settings':
      return { name };
    default:
      return undefined;
  }
}

function parseSources(params: URLSearchParams): Route {
  const sort = params.get('sort') === 'cited' ? 'cited' : 'title';
  return { name: 'sources', ...optional('kind', params.get('kind')), sort };
}

function parseSearch(params: URLSearchParams): SearchRoute {
  const facets: Partial<Record<FacetName, readonly string[]>> = {};
  for (const name of FACET_NAMES) {
    const values = params.getAll(FACET_KEYS[name]).filter((value) => value !== '');
    if (values.length > 0) facets[name] = values;
  }
  const limit = Number(params.get('n') ?? PAGE_SIZE);
  return {
    name: 'search',
    text: params.get('q') ?? '',
    facets,
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? 'relevance',
    ...optional('within', params.get('in')),
    limit: Number.isInteger(limit) && limit >= PAGE_SIZE && limit <= MAX_LIMIT ? limit : PAGE_SIZE,
    live: params.get('live') === '1',
  };
}

function parseArticle(id: string, params: URLSearchParams): ArticleRoute {
  return {
    name: 'article',
    id,
    ...optional('block', params.get('block')),
    ...optional('query', params.get('q')),
  };
}

function parseFile(id: string, params: URLSearchParams): FileRoute {
  const page = Number(params.get('page') ?? 1);
  return {
    name: 'file',
    id,
    page: Number.isInteger(page) && page >= 1 ? page : 1,
    ...optional('cited', params.get('cited')),
    ...optional('query', params.get('q')),
  };
}

function parseHelp([name, page = 'guide', chapter]: readonly string[]): Route | undefined {
  if (name !== 'help') return undefined;
  const known = HELP_PAGES.find((candidate) => candidate === page);
  return known && { name: 'help', page: known, ...(isGiven(chapter) ? { chapter } : {}) };
}

function fileParams({ page, cited, query }: FileRoute): [string, string][] {
  const number = page === 1 ? undefined : String(page);
  return [...pair('page', number), ...pair('cited', cited), ...pair('q', query)];
}

function sourcesParams({ kind, sort }: Extract<Route, { name: 'sources' }>): [string, string][] {
  return [...pair('kind', kind), ...pair('sort', sort === 'cited' ? 'cited' : undefined)];
}

function searchParams(route: SearchRoute): [string, string][] {
  return [
    ...pair('q', route.text),
    ...FACET_NAMES.flatMap((name) =>
      (route.facets[name] ?? []).flatMap((value) => pair(FACET_KEYS[name], value)),
    ),
    ...pair('sort', route.sort === 'relevance' ? undefined : route.sort),
    ...pair('in', route.within),
    ...pair('n', route.limit === PAGE_SIZE ? undefined : String(route.limit)),
    ...pair('live', route.live ? '1' : undefined),
  ];
}

function hash(segments: readonly string[], params: [string, string][]): string {
  const search = new URLSearchParams(params).toString();
  return `#/${segments.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}

function pair(key: string, value: string | undefined): [string, string][] {
  return value === undefined || value === '' ? [] : [[key, value]];
}

function optional<K extends string>(key: K, value: string | null): Partial<Record<K, string>> {
  const given: Partial<Record<K, string>> = {};
  if (isGiven(value)) given[key] = value;
  return given;
}

function isGiven(value: string | null | undefined): value is string {
  return value !== undefined && value !== null && value !== '';
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A broken escape can only come from an address typed by hand: take it as it stands.
    return segment;
  }
}

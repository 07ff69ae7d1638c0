import { formatRoute, parseRoute, type Route } from './route.ts';

/** What the window keeps with every entry of its history. */
interface EntryState {
  readonly key: string;
  /** Place in this session's history. */
  readonly index: number;
}

/** Where the person was in a list when they left it. */
export interface ListPlace {
  readonly scrollTop: number;
  /** `data-place` of the row that had the focus. */
  readonly row?: string;
}

export interface Location {
  readonly route: Route;
  readonly key: string;
  /** How the window came here; `back` also stands for forward: an entry that was open before. */
  readonly arrival: 'new' | 'back' | 'replace';
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

const listeners = new Set<() => void>();
const places = new Map<string, ListPlace>();
let lastIndex = 0;
let counter = 0;
let firstIndex: number | undefined;
let location = readLocation('new');

function entryState(): EntryState {
  const state: unknown = window.history.state;
  if (typeof state === 'object' && state !== null && 'key' in state && 'index' in state) {
    const { key, index } = state;
    if (typeof key === 'string' && typeof index === 'number') return { key, index };
  }
  return adoptEntry();
}

/** A plain link makes an entry without a state: give it one. */
function adoptEntry(): EntryState {
  counter += 1;
  const state: EntryState = { key: `${Date.now().toString(36)}-${counter}`, index: lastIndex + 1 };
  window.history.replaceState(state, '');
  return state;
}

function readLocation(arrival: Location['arrival']): Location {
  const { key, index } = entryState();
  lastIndex = arrival === 'new' ? index : Math.max(lastIndex, index);
  if (firstIndex === undefined) firstIndex = index;
  return {
    route: parseRoute(window.location.hash),
    key,
    arrival,
    canGoBack: index > firstIndex,
    canGoForward: index < lastIndex,
  };
}

function change(arrival: Location['arrival']): void {
  location = readLocation(arrival);
  for (const listener of listeners) listener();
}

window.addEventListener('popstate', () => {
  change(window.history.state === null ? 'new' : 'back');
});

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentLocation(): Location {
  return location;
}

/** Opens an address; `replace` takes the place of the present one, as while typing. */
export function navigate(route: Route, how: 'push' | 'replace' = 'push'): void {
  const address = formatRoute(route);
  if (how === 'replace') {
    window.history.replaceState(window.history.state, '', address);
    change('replace');
    return;
  }
  if (address === window.location.hash) return;
  leaveFrame();
  window.history.pushState(null, '', address);
  change('new');
}

export function goBack(): void {
  leaveFrame();
  window.history.back();
}

export function goForward(): void {
  leaveFrame();
  window.history.forward();
}

/** A frame that goes with its page takes the keys with it that were pressed meanwhile, so it is left first. */
function leaveFrame(): void {
  if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
}

/** Remembers the place in a list under the history entry it was seen in. */
export function rememberPlace(key: string, place: ListPlace): void {
  places.set(key, place);
}

export function rememberedPlace(key: string): ListPlace | undefined {
  return places.get(key);
}

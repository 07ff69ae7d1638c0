import { useSyncExternalStore } from 'react';
import { currentLocation, subscribe, type Location } from './history.ts';
import type { Route } from './route.ts';

/** The address the window is at, with its history entry. */
export function useLocation(): Location {
  return useSyncExternalStore(subscribe, currentLocation);
}

export function useRoute(): Route {
  return useLocation().route;
}

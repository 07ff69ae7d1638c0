import { useEffect, useLayoutEffect, type RefObject } from 'react';
import { rememberedPlace, rememberPlace } from './history.ts';
import { useLocation } from './use-route.ts';

/**
 * Keeps scroll and focused row of a scrolling list over "back". `isReady` says that its rows are drawn.
 * Rows carry `data-place`.
 */
export function useListPlace(scroller: RefObject<HTMLElement | null>, isReady: boolean): void {
  const { key, arrival } = useLocation();

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!isReady || element === null || arrival === 'replace') return;
    const place = arrival === 'back' ? rememberedPlace(key) : undefined;
    element.scrollTo({ top: place?.scrollTop ?? 0, behavior: 'instant' });
    if (place?.row === undefined) return;
    const row = element.querySelector<HTMLElement>(`[data-place="${CSS.escape(place.row)}"]`);
    row?.focus({ preventScroll: true });
  }, [scroller, key, arrival, isReady]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const remember = () => {
      const row = document.activeElement?.closest<HTMLElement>('[data-place]')?.dataset['place'];
      rememberPlace(key, { scrollTop: element.scrollTop, ...(row === undefined ? {} : { row }) });
    };
    element.addEventListener('scroll', remember, { passive: true });
    element.addEventListener('focusin', remember);
    return () => {
      element.removeEventListener('scroll', remember);
      element.removeEventListener('focusin', remember);
    };
  }, [scroller, key]);
}

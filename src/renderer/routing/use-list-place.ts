import { useEffect, useLayoutEffect, type RefObject } from 'react';
import { rememberedPlace, rememberPlace, type ListPlace } from './history.ts';
import { useLocation } from './use-route.ts';

/**
 * Keeps scroll and focused row of a scrolling list over "back". `isReady` says that its rows are drawn.
 * Rows carry `data-place`.
 */
export function useListPlace(scroller: RefObject<HTMLElement | null>, isReady: boolean): void {
  const { key, arrival } = useLocation();

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!isReady || element === null || arrival === 'replace') return undefined;
    const place = arrival === 'back' ? rememberedPlace(key) : undefined;
    return restorePlace(element, place);
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

/** A list may draw its rows a few frames after the page; later than this the person has moved on. */
const MOST_FRAMES = 20;

/** Scrolls to a place and gives its row the focus as soon as it is drawn. Returns the function that gives up. */
function restorePlace(element: HTMLElement, place: ListPlace | undefined): () => void {
  let frame = 0;
  let left = MOST_FRAMES;
  const attempt = (): void => {
    element.scrollTo({ top: place?.scrollTop ?? 0, behavior: 'instant' });
    if (place?.row === undefined) return;
    const row = element.querySelector<HTMLElement>(`[data-place="${CSS.escape(place.row)}"]`);
    left -= 1;
    if (row === null) {
      if (left > 0) frame = requestAnimationFrame(attempt);
      return;
    }
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body || activeElement === element;
    if (isFree || left === MOST_FRAMES - 1) row.focus({ preventScroll: true });
  };
  attempt();
  return () => cancelAnimationFrame(frame);
}

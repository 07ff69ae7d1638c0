import type { MarkLayer } from '#shared/reader-messages';
import type { TextRange } from '#core/search/search-types';
import type { TextMap } from './text-range.ts';

/** The article window's own Highlight API: a registry belongs to the document it paints. */
export interface HighlightWindow {
  readonly CSS: { readonly highlights: HighlightRegistry };
  readonly Highlight: new (...ranges: AbstractRange[]) => Highlight;
}

const CURRENT = 'current';

/**
 * Paints one layer and returns the DOM range of the current mark, to scroll to.
 * Hits are painted, not wrapped: there are many, they come and go, and a list has them too. The person's own highlights
 * are elements (draw-highlights.ts), for screen readers and for colours that are forced.
 */
export function paintMarks(
  window: HighlightWindow,
  map: TextMap,
  layer: MarkLayer,
  ranges: readonly TextRange[],
  current: number,
): Range | undefined {
  const painted = ranges.flatMap((range, index) => (index === current ? [] : map.toDomRanges(range)));
  const here = ranges[current];
  const currentRanges = here === undefined ? [] : map.toDomRanges(here);
  setLayer(window, layer, painted);
  setLayer(window, `${layer}-${CURRENT}`, currentRanges);
  return currentRanges[0];
}

function setLayer(window: HighlightWindow, name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) window.CSS.highlights.delete(name);
  else window.CSS.highlights.set(name, new window.Highlight(...ranges));
}

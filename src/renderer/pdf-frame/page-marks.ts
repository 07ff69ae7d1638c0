import type { JoinedPage, PagePiece } from '#core/archive/join-page-text';
import type { TextRange } from '#core/search/search-types';

/** Places of the joined text in the elements that hold the words of the page, one for each item. */
export function toDomRanges(
  { pieces }: JoinedPage,
  elements: readonly HTMLElement[],
  { start, end }: TextRange,
): readonly Range[] {
  return pieces.flatMap((piece) => {
    if (piece.end <= start || piece.start >= end) return [];
    const node = elements[piece.item]?.firstChild;
    if (!(node instanceof Text)) return [];
    const range = document.createRange();
    range.setStart(node, placeIn(piece, Math.max(start, piece.start), node));
    range.setEnd(node, placeIn(piece, Math.min(end, piece.end), node));
    return range.collapsed ? [] : [range];
  });
}

function placeIn(piece: PagePiece, at: number, { length }: Text): number {
  return Math.min(length, piece.from + at - piece.start);
}

/** Paints what was searched, and scrolls to the first of it that is out of sight. */
export function paintHits(ranges: readonly Range[], scroller: HTMLElement): void {
  if (ranges.length === 0) CSS.highlights.delete('hits');
  else CSS.highlights.set('hits', new Highlight(...ranges));
  const first = ranges[0]?.getBoundingClientRect();
  if (first === undefined) return;
  const { top, bottom, height } = scroller.getBoundingClientRect();
  if (first.top < top || first.bottom > bottom) scroller.scrollTop += first.top - top - height / 3;
}

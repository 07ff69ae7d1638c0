import type { ReaderRect } from '#shared/reader-messages';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between the toolbar and what is selected, and between it and the edges of the pane. In CSS px. */
const GAP = 8;

/**
 * Where the toolbar of a selection goes, in px of the pane: above the selection, else below it, and where neither fits
 * at the edge that is further from its end. `undefined` while the selection is out of sight.
 */
export function placeToolbar(
  selection: ReaderRect,
  toolbar: Size,
  pane: Size,
): { readonly left: number; readonly top: number } | undefined {
  const bottom = selection.y + selection.height;
  if (bottom <= 0 || selection.y >= pane.height) return undefined;
  const middle = selection.x + selection.width / 2 - toolbar.width / 2;
  const left = Math.max(GAP, Math.min(middle, pane.width - toolbar.width - GAP));
  const above = selection.y - GAP - toolbar.height;
  if (above >= 0) return { left, top: above };
  const below = bottom + GAP;
  if (below + toolbar.height <= pane.height) return { left, top: below };
  return { left, top: Math.max(GAP, pane.height - toolbar.height - GAP) };
}

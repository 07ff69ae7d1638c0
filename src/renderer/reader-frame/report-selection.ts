import type { TextRange } from '#core/search/search-types';
import type { ReaderRect } from '#shared/reader-messages';
import type { ArticlePorts } from './listen-to-article.ts';
import type { TextMap } from './text-range.ts';

/** A selection that is still growing says nothing. */
const SELECTION_AFTER_MS = 150;

export function rectOf(target: Element | Range): ReaderRect {
  const { x, y, width, height } = target.getBoundingClientRect();
  return { x, y, width, height };
}

/**
 * Reports what is selected: when a selection has come to rest and no button is down, and where it is while the text
 * is scrolled under it.
 */
export function reportSelection(document: Document, map: TextMap, ports: ArticlePorts): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDragging = false;
  let isTold = false;
  let frame = 0;
  const report = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const selected = selectionOf(document, map);
    if (selected === null) {
      if (isTold) ports.tell({ type: 'selection', range: null, rect: null });
      isTold = false;
      return;
    }
    isTold = true;
    ports.tell({ type: 'selection', range: selected.range, rect: rectOf(selected.dom) });
    const block = map.blockOf(selected.dom.startContainer);
    if (block !== undefined) ports.tell({ type: 'current-block', block: block.id });
  };
  const reportSoon = (): void => {
    clearTimeout(timer);
    if (!isDragging) timer = setTimeout(report, SELECTION_AFTER_MS);
  };
  const follow = (): void => {
    cancelAnimationFrame(frame);
    if (!isTold) return;
    frame = requestAnimationFrame(() => {
      const selected = selectionOf(document, map);
      if (selected === null) return;
      ports.tell({ type: 'selection', range: selected.range, rect: rectOf(selected.dom) });
    });
  };
  const setDragging = (is: boolean) => () => {
    isDragging = is;
    if (!is) reportSoon();
  };
  document.addEventListener('selectionchange', reportSoon);
  // A key acts on what is selected at this moment.
  document.addEventListener(
    'keydown',
    () => {
      if (timer !== undefined) report();
    },
    { capture: true },
  );
  document.addEventListener('pointerdown', setDragging(true));
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, setDragging(false));
  document.addEventListener('scroll', follow);
  document.defaultView?.addEventListener('resize', follow);
}

/** The selected text of the article, and the DOM range that has it. */
function selectionOf(
  document: Document,
  map: TextMap,
): { readonly range: TextRange; readonly dom: Range } | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const dom = selection.getRangeAt(0);
  const range = map.toTextRange(dom);
  return range === null ? null : { range, dom };
}

/** Selects a passage as a person would, or nothing; the selection is scrolled into sight. */
export function selectText(document: Document, map: TextMap, range: TextRange | null): void {
  const selection = document.getSelection();
  selection?.removeAllRanges();
  const parts = range === null ? [] : map.toDomRanges(range);
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return;
  selection?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  const view = document.documentElement;
  const { top, bottom } = first.getBoundingClientRect();
  if (top >= 60 && bottom <= view.clientHeight - 60) return;
  view.scrollTo({ top: view.scrollTop + top - view.clientHeight / 3, behavior: 'instant' });
}

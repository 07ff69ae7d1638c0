import type { ReaderHighlight } from '#shared/reader-messages';
import type { HighlightPainter } from './draw-highlights.ts';

/** Marks beside the scroll bar that show where the highlights are. The list beside the article has them for readers. */
export interface ScrollMarkers {
  /** Shows the places of these highlights in a document, and follows as its height changes. */
  show(content: Document, painter: HighlightPainter, highlights: readonly ReaderHighlight[]): void;
  clear(): void;
}

/** Highlights nearer to each other than this are one mark. In CSS px. */
const STEP = 4;

/** `onChoose` is called with the highlight whose mark was clicked. */
export function createScrollMarkers(host: HTMLElement, onChoose: (id: string) => void): ScrollMarkers {
  let draw: () => void = () => undefined;
  let frame = 0;
  const drawSoon = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => draw());
  };
  const observer = new ResizeObserver(drawSoon);
  window.addEventListener('resize', drawSoon);
  host.addEventListener('click', ({ target }) => {
    const id = target instanceof HTMLElement ? target.dataset['id'] : undefined;
    if (id !== undefined) onChoose(id);
  });
  return {
    show(content, painter, highlights) {
      draw = () => place(host, content, painter, highlights);
      observer.disconnect();
      observer.observe(content.body);
      drawSoon();
    },
    clear() {
      draw = () => undefined;
      observer.disconnect();
      host.replaceChildren();
    },
  };
}

function place(
  host: HTMLElement,
  content: Document,
  painter: HighlightPainter,
  highlights: readonly ReaderHighlight[],
): void {
  const view = content.documentElement;
  const { left } = view.getBoundingClientRect();
  // The bar of an article from right to left stands on the left.
  host.dataset['side'] = left > 1 ? 'left' : 'right';
  host.style.setProperty('--bar', `${window.innerWidth - view.clientWidth}px`);
  const marks = new Map<number, HTMLElement>();
  for (const { id, kind } of highlights) {
    const [first] = painter.piecesOf(id);
    if (first === undefined) continue;
    const share = (first.getBoundingClientRect().top + view.scrollTop) / Math.max(1, view.scrollHeight);
    const top = Math.round((share * view.clientHeight) / STEP) * STEP;
    if (marks.has(top)) continue;
    const mark = document.createElement('div');
    mark.dataset['id'] = id;
    mark.dataset['kind'] = String(kind);
    mark.style.top = `${Math.min(top, view.clientHeight - STEP)}px`;
    marks.set(top, mark);
  }
  host.replaceChildren(...marks.values());
}

// One page on the screen: its picture, and over it its words.
import { TextLayer, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { joinPageText, type JoinedPage } from '#core/archive/join-page-text';
import type { PdfZoom } from '#shared/pdf-messages';

/** More pixels than a picture of a page has; a larger page is drawn coarser. Four bytes each. */
const MAX_PIXELS = 16_000_000;
const SCALES = { min: 0.1, max: 8 } as const;
/** A page is measured in points, of which 72 are an inch; the screen has 96 px. */
const PRINTED = 96 / 72;
const PADDING = 32;

export interface ShownPage {
  readonly joined: JoinedPage;
  /** The elements of the words, as `joined` counts items. */
  readonly elements: readonly HTMLElement[];
  /** Share of the printed size. */
  readonly scale: number;
}

export interface PageRoom {
  readonly scroller: HTMLElement;
  readonly zoom: PdfZoom;
  readonly name: string;
  readonly lang: string;
  /** Once it is, what is being drawn is no longer wanted. */
  readonly signal: AbortSignal;
}

/** Draws a page and puts it in the place of the one before. Throws what the library throws. */
export async function showPage(page: PDFPageProxy, room: PageRoom): Promise<ShownPage> {
  const { scroller, signal } = room;
  const scale = scaleOf(page, room);
  const viewport = page.getViewport({ scale: scale * PRINTED });
  const box = document.createElement('section');
  box.className = 'page';
  box.setAttribute('aria-label', room.name);
  box.style.setProperty('--scale', String(viewport.scale));
  box.style.inlineSize = `${viewport.width}px`;
  box.style.blockSize = `${viewport.height}px`;
  const canvas = makeCanvas(viewport.width, viewport.height);
  const words = document.createElement('div');
  words.className = 'words';
  words.lang = room.lang;
  box.append(canvas, words);
  await draw(page, canvas, scale, signal);
  const content = await page.getTextContent();
  const layer = new TextLayer({ textContentSource: content, container: words, viewport });
  await layer.render();
  signal.throwIfAborted();
  scroller.replaceChildren(box);
  scroller.scrollTo(scroller.scrollLeft, 0);
  const items = content.items.flatMap((item) => ('str' in item ? [item] : []));
  return { joined: joinPageText(items), elements: layer.textDivs, scale };
}

function scaleOf(page: PDFPageProxy, { scroller, zoom }: PageRoom): number {
  const { width } = page.getViewport({ scale: PRINTED });
  const wanted = zoom === 'width' ? (scroller.clientWidth - PADDING) / width : zoom;
  return Math.min(SCALES.max, Math.max(SCALES.min, wanted));
}

function makeCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const sharp = window.devicePixelRatio;
  const share = Math.min(sharp, Math.sqrt(MAX_PIXELS / (width * height)));
  canvas.width = Math.max(1, Math.floor(width * share));
  canvas.height = Math.max(1, Math.floor(height * share));
  // The words over it say what it shows.
  canvas.ariaHidden = 'true';
  return canvas;
}

async function draw(
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  scale: number,
  signal: AbortSignal,
): Promise<void> {
  const full = page.getViewport({ scale: scale * PRINTED });
  const viewport = page.getViewport({ scale: (scale * PRINTED * canvas.width) / full.width });
  const task = page.render({ canvas, viewport });
  signal.addEventListener('abort', () => task.cancel());
  await task.promise;
}

// The page that shows a PDF, on an origin of its own: no bridge, no network, and of the file nothing runs. It gets the
// file's bytes from the shell, shows one page at a time, and says what it shows.
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { findCommand } from '#core/commands/match-accelerator';
import type { TextRange } from '#core/search/search-types';
import type { PdfCommand, PdfEvent, PdfFailure, PdfZoom } from '#shared/pdf-messages';
import { citedPage, openPdf } from './open-pdf.ts';
import { paintHits, toDomRanges } from './page-marks.ts';
import { showPage, type ShownPage } from './show-page.ts';

const SHELL = 'app://shell';
const IS_MAC = navigator.platform.startsWith('Mac');
/** A page that takes longer to draw is given up, in milliseconds. */
const SLOW_MS = 20_000;
/** After the window's size has changed, in milliseconds. */
const RESIZE_MS = 200;

type OpenCommand = Extract<PdfCommand, { readonly type: 'open' }>;

const element = document.querySelector<HTMLElement>('#scroller');
if (element === null) throw new Error('the page has lost its place for a PDF');
const scroller: HTMLElement = element;

let file: PDFDocumentProxy | undefined;
let settings: Pick<OpenCommand, 'pageName' | 'lang'> = { pageName: '{page}', lang: 'en' };
let page = 1;
let zoom: PdfZoom = 'width';
let shown: ShownPage | undefined;
let drawing = new AbortController();

function tell(event: PdfEvent): void {
  window.parent.postMessage(event, SHELL);
}

async function open(command: OpenCommand): Promise<void> {
  document.documentElement.dataset['theme'] = command.theme;
  settings = command;
  zoom = command.zoom;
  const opened = await openPdf(command.bytes);
  if (!opened.ok) {
    tell({ type: 'failed', code: opened.code });
    return;
  }
  file = opened.value;
  const cited = command.cited === undefined ? undefined : await citedPage(file, command.cited);
  page = Math.min(Math.max(1, cited ?? command.page), file.numPages);
  tell({ type: 'opened', pages: file.numPages });
  await draw();
}

/** Draws the present page; what was being drawn is given up. */
async function draw(): Promise<void> {
  if (file === undefined) return;
  drawing.abort();
  drawing = new AbortController();
  const { signal } = drawing;
  const number = page;
  const slow = Symbol('slow');
  const timer = new Promise<typeof slow>((resolve) => setTimeout(() => resolve(slow), SLOW_MS));
  try {
    const name = settings.pageName.replace('{page}', String(number));
    const room = { scroller, zoom, name, lang: settings.lang, signal };
    const drawn = await Promise.race([file.getPage(number).then((one) => showPage(one, room)), timer]);
    if (signal.aborted) return;
    if (drawn === slow) giveUp(number, 'too-slow');
    else {
      shown = drawn;
      CSS.highlights.delete('hits');
      tell({ type: 'shown', page: number, text: drawn.joined.text, scale: drawn.scale });
    }
  } catch {
    // Whatever a damaged page makes the library say.
    if (!signal.aborted) giveUp(number, 'damaged');
  }
}

function giveUp(number: number, code: PdfFailure): void {
  drawing.abort();
  shown = undefined;
  scroller.replaceChildren();
  tell({ type: 'page-failed', page: number, code });
}

function paint({ joined, elements }: ShownPage, ranges: readonly TextRange[]): void {
  paintHits(
    ranges.flatMap((range) => toDomRanges(joined, elements, range)),
    scroller,
  );
}

function obey(command: PdfCommand): void {
  switch (command.type) {
    case 'open':
      void open(command);
      return;
    case 'page':
      if (file === undefined || command.page === page) return;
      page = Math.min(Math.max(1, command.page), file.numPages);
      void draw();
      return;
    case 'zoom':
      if (command.zoom === zoom) return;
      zoom = command.zoom;
      void draw();
      return;
    case 'theme':
      document.documentElement.dataset['theme'] = command.theme;
      return;
    case 'marks':
      if (shown !== undefined && command.page === page) paint(shown, command.ranges);
      return;
    case 'focus':
      scroller.focus();
      return;
  }
}

/** Keys that move by a page do so where the page cannot be moved any more. */
function turnOf({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): 1 | -1 | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  const { scrollTop, scrollHeight, clientHeight } = scroller;
  const isDown = key === 'PageDown' || (key === ' ' && !shiftKey);
  const isUp = key === 'PageUp' || (key === ' ' && shiftKey);
  if (isDown && scrollTop + clientHeight >= scrollHeight - 1) return 1;
  if (isUp && scrollTop <= 0) return -1;
  return undefined;
}

window.addEventListener('keydown', (event) => {
  const by = turnOf(event);
  if (by !== undefined) {
    event.preventDefault();
    tell({ type: 'turn', by });
    return;
  }
  const { key, code, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta } = event;
  const press = { key, code, ctrl, alt, shift, meta };
  if (findCommand(press, { isMac: IS_MAC, direction: 'ltr' }) !== undefined) event.preventDefault();
  tell({ type: 'key', ...press });
});

let resized: ReturnType<typeof setTimeout> | undefined;
window.addEventListener('resize', () => {
  clearTimeout(resized);
  resized = setTimeout(() => zoom === 'width' && void draw(), RESIZE_MS);
});
window.addEventListener('dragstart', (event) => event.preventDefault());
window.addEventListener('message', (event: MessageEvent<PdfCommand>) => {
  // Only the shell, and only our own parent.
  if (event.origin !== SHELL || event.source !== window.parent) return;
  obey(event.data);
});
tell({ type: 'ready' });

// The reader page: our one script on the content's origin. It has no bridge and no network; it draws what the
// shell tells it inside the scriptless article frame, and reports what the person does there.
import { findCommand } from '#core/commands/match-accelerator';
import type { Block } from '#core/archive/article-text';
import type { MarkLayer, ReaderCommand, ReaderEvent, ReaderHighlight } from '#shared/reader-messages';
import { applyLook, showBookmarks, styleArticle } from './article-frame.ts';
import { createHighlightPainter, type HighlightPainter } from './draw-highlights.ts';
import { listenToArticle, reportKey, type ArticlePorts } from './listen-to-article.ts';
import { paintMarks, type HighlightWindow } from './marks.ts';
import { createScrollMarkers } from './scroll-markers.ts';
import { selectText } from './report-selection.ts';
import { createTextMap, type TextMap } from './text-range.ts';

const SHELL = 'app://shell';
const IS_MAC = navigator.platform.startsWith('Mac');

type MarksCommand = Extract<ReaderCommand, { type: 'marks' }>;

interface OpenArticle {
  readonly id: string;
  readonly document: Document;
  readonly window: HighlightWindow;
  readonly map: TextMap;
  readonly blocks: readonly Block[];
  readonly bookmarkLabel: string;
  readonly painter: HighlightPainter;
  /** The marks of each layer, as they were painted last. */
  readonly layers: Map<MarkLayer, MarksCommand>;
  /** A highlight to go to as soon as it is drawn. */
  awaited?: string;
}

const frame = document.querySelector('iframe');
if (frame === null) throw new Error('the reader page has lost its article frame');
const articleFrame: HTMLIFrameElement = frame;

const markersHost = document.getElementById('markers');
if (markersHost === null) throw new Error('the reader page has lost its markers');
const markers = createScrollMarkers(markersHost, (id) => {
  if (open !== undefined) showHighlight(open, id);
});

let open: OpenArticle | undefined;
let opening: Extract<ReaderCommand, { type: 'open' }> | undefined;

/** Drawing anew takes the focus from a mark and gives it back: that is nobody's doing. */
let isDrawing = false;
const ports: ArticlePorts = { tell: (event) => (isDrawing ? undefined : tell(event)), isCommand: isShellKey };

function tell(event: ReaderEvent): void {
  window.parent.postMessage(event, SHELL);
}

function scrollBehavior(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}

function scrollToBlock(id: string, focus: boolean): void {
  const element = open?.document.getElementById(id);
  if (element === null || element === undefined) return;
  element.scrollIntoView({ block: focus ? 'center' : 'start', behavior: 'instant' });
  if (!focus) return;
  for (const old of element.ownerDocument.querySelectorAll('[data-current]')) {
    old.removeAttribute('data-current');
  }
  element.setAttribute('data-current', '');
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  tell({ type: 'current-block', block: id });
}

/** Fonts may come after the text and move it: then the block is brought back, unless the person has scrolled. */
async function openAt(content: Document, block: string): Promise<void> {
  scrollToBlock(block, false);
  const place = content.documentElement.scrollTop;
  await content.fonts.ready;
  const isSame = open?.document === content && content.documentElement.scrollTop === place;
  if (isSame) scrollToBlock(block, false);
}

function startOpening(command: Extract<ReaderCommand, { type: 'open' }>): void {
  opening = command;
  markers.clear();
  applyLook(document.documentElement, command.look);
  articleFrame.dataset['loading'] = '';
  articleFrame.src = `/a/${encodeURIComponent(command.articleId)}`;
}

async function finishOpening(): Promise<void> {
  const command = opening;
  const content = articleFrame.contentDocument;
  const contentWindow = articleFrame.contentWindow;
  if (command === undefined || content === null || contentWindow === null) return;
  if (content.URL === 'about:blank') return;
  opening = undefined;
  if (content.querySelector('article') === null) {
    delete articleFrame.dataset['loading'];
    tell({ type: 'failed', articleId: command.articleId });
    return;
  }
  applyLook(content.documentElement, command.look);
  await styleArticle(content);
  const map = createTextMap(content, command.blocks);
  open = {
    id: command.articleId,
    document: content,
    window: contentWindow as unknown as HighlightWindow, // its realm's own constructors, untyped in lib.dom
    map,
    blocks: command.blocks,
    bookmarkLabel: command.bookmarkLabel,
    painter: createHighlightPainter(content, command.blocks, map),
    layers: new Map(),
  };
  showBookmarks(content, command.bookmarked, command.bookmarkLabel);
  listenToArticle(content, command.blocks, open.map, ports);
  delete articleFrame.dataset['loading'];
  if (command.block !== undefined) void openAt(content, command.block);
  tell({ type: 'opened', articleId: command.articleId });
}

function isShellKey(event: KeyboardEvent): boolean {
  const { key, code, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta } = event;
  // Alt with an arrow is a command in both directions, so which one does not matter here.
  return (
    findCommand({ key, code, ctrl, alt, shift, meta }, { isMac: IS_MAC, direction: 'ltr' }) !== undefined
  );
}

function paint(command: MarksCommand): Range | undefined {
  open?.layers.set(command.layer, command);
  return open && paintMarks(open.window, open.map, command.layer, command.ranges, command.current);
}

function scrollIntoSight(target: Element | Range): void {
  if (open === undefined) return;
  const rect = target.getBoundingClientRect();
  const view = open.document.documentElement;
  if (rect.top >= 40 && rect.bottom <= view.clientHeight - 40) return;
  view.scrollTo({
    top: view.scrollTop + rect.top - view.clientHeight / 3,
    behavior: scrollBehavior(),
  });
}

/** The selection, the marks of a search and the focus are found again in the text nodes that there are afterwards. */
function drawHighlights(article: OpenArticle, all: readonly ReaderHighlight[]): void {
  const { document: content, painter, map, layers } = article;
  const selection = content.getSelection();
  const isSelected = selection !== null && !selection.isCollapsed;
  const selected = isSelected ? map.toTextRange(selection.getRangeAt(0)) : null;
  const focused = content.activeElement?.getAttribute('data-highlight');
  isDrawing = true;
  const isChanged = painter.draw(all);
  markers.show(content, painter, all);
  if (isChanged && selected !== null) selectText(content, map, selected);
  if (isChanged) for (const command of layers.values()) paint(command);
  if (typeof focused === 'string') painter.piecesOf(focused)[0]?.focus({ preventScroll: true });
  isDrawing = false;
  if (article.awaited !== undefined) showHighlight(article, article.awaited);
}

function showHighlight(article: OpenArticle, id: string): void {
  const [first] = article.painter.piecesOf(id);
  // One that was just made may be asked for before it is drawn.
  if (first === undefined) article.awaited = id;
  else delete article.awaited;
  if (first === undefined) return;
  scrollIntoSight(first);
  first.focus({ preventScroll: true });
}

function obey(command: ReaderCommand): void {
  switch (command.type) {
    case 'open':
      startOpening(command);
      return;
    case 'look':
      applyLook(document.documentElement, command.look);
      if (open !== undefined) applyLook(open.document.documentElement, command.look);
      return;
    case 'focus':
      articleFrame.contentWindow?.focus();
      return;
    default:
      if (open !== undefined) obeyIn(open, command);
  }
}

type ArticleCommand = Exclude<ReaderCommand, { type: 'open' | 'look' | 'focus' }>;

/** What only an open article can do. */
function obeyIn(article: OpenArticle, command: ArticleCommand): void {
  switch (command.type) {
    case 'marks': {
      const current = paint(command);
      if (current !== undefined) scrollIntoSight(current);
      return;
    }
    case 'highlights':
      drawHighlights(article, command.highlights);
      return;
    case 'show-highlight':
      showHighlight(article, command.id);
      return;
    case 'chosen':
      article.painter.choose(command.ids);
      return;
    case 'select':
      selectText(article.document, article.map, command.range);
      return;
    case 'scroll-to':
      scrollToBlock(command.block, command.focus);
      return;
    case 'bookmarked':
      showBookmarks(article.document, command.blocks, article.bookmarkLabel);
  }
}

window.addEventListener('message', (event: MessageEvent<ReaderCommand>) => {
  // Only the shell, and only our own parent: another frame of this origin has nothing to say here.
  if (event.origin !== SHELL || event.source !== window.parent) return;
  obey(event.data);
});
articleFrame.addEventListener('load', () => void finishOpening());
// Those pressed while the focus passes through this page.
window.addEventListener('keydown', (event) => reportKey(event, ports));
// A dialog that closes gives the focus back to this page; keys are listened to in the article.
window.addEventListener('focus', () =>
  setTimeout(() => {
    // By now the shell may have put it elsewhere, e.g. in its field for finding.
    if (document.hasFocus()) articleFrame.contentWindow?.focus();
  }),
);
tell({ type: 'ready' });

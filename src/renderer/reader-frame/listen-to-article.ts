import type { Block } from '#core/archive/article-text';
import type { ReaderEvent } from '#shared/reader-messages';
import { chooseHighlight, listenToHighlights } from './listen-to-highlights.ts';
import { rectOf, reportSelection } from './report-selection.ts';
import type { TextMap } from './text-range.ts';

/** What the listeners need from the page. */
export interface ArticlePorts {
  tell(event: ReaderEvent): void;
  /** Whether the shell will act on this key, so that the article must not. */
  isCommand(event: KeyboardEvent): boolean;
}

const VISIBLE_EVERY_MS = 250;

/** Reports scrolling, clicks, selections and keys of the article. The listeners die with its document. */
export function listenToArticle(
  document: Document,
  blocks: readonly Block[],
  map: TextMap,
  ports: ArticlePorts,
): void {
  reportVisible(document, blocks, ports);
  reportSelection(document, map, ports);
  listenToHighlights(document, ports);
  document.addEventListener('click', (event) => handleClick(event, map, ports));
  document.addEventListener('auxclick', (event) => event.preventDefault());
  document.addEventListener('pointerdown', () => ports.tell({ type: 'pointer-down' }));
  document.addEventListener('dragstart', (event) => event.preventDefault());
  document.addEventListener('keydown', (event) => reportKey(event, ports));
}

function reportVisible(document: Document, blocks: readonly Block[], ports: ArticlePorts): void {
  let waiting = false;
  let last = '';
  document.addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      const first = blocks.find((block) => {
        const element = document.getElementById(block.id);
        return element !== null && element.getBoundingClientRect().bottom > 0;
      });
      if (first === undefined || first.id === last) return;
      last = first.id;
      ports.tell({ type: 'visible', block: first.id });
    }, VISIBLE_EVERY_MS);
  });
}

function handleClick(event: MouseEvent, map: TextMap, ports: ArticlePorts): void {
  const target = event.target as Element | null; // instanceof fails across realms; a click's target is an Element
  if (target === null) return;
  const link = target.closest('a[href]');
  if (link === null) {
    const block = map.blockOf(target);
    ports.tell({ type: 'current-block', block: block?.id ?? null });
    if (target.ownerDocument.getSelection()?.isCollapsed !== false) chooseHighlight(target, ports);
    return;
  }
  event.preventDefault();
  followLink(link, ports);
}

/** Nothing is ever navigated from inside the article: each link becomes a request to the shell. */
function followLink(link: Element, ports: ArticlePorts): void {
  const href = link.getAttribute('href') ?? '';
  const note = /^#note-(\d+)$/.exec(href);
  if (note !== null) {
    ports.tell({ type: 'citation', number: Number(note[1]), rect: rectOf(link) });
  } else if (href.startsWith('#')) {
    const target = link.ownerDocument.getElementById(href.slice(1));
    target?.scrollIntoView({ block: 'center' });
    target?.querySelector('a')?.focus({ preventScroll: true });
  } else if (href.startsWith('/a/')) {
    ports.tell({ type: 'article-link', articleId: decodeURIComponent(href.slice(3)) });
  } else {
    ports.tell({ type: 'external-link', url: href });
  }
}

/** Hands a key on to the shell. */
export function reportKey(event: KeyboardEvent, ports: ArticlePorts): void {
  if (ports.isCommand(event)) event.preventDefault();
  ports.tell({
    type: 'key',
    key: event.key,
    code: event.code,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    shift: event.shiftKey,
    meta: event.metaKey,
  });
}

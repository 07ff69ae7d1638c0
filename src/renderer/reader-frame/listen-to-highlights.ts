import type { ArticlePorts } from './listen-to-article.ts';

/** What a mark is of. */
export const HIGHLIGHT = 'mark[data-highlight]';

/** The highlights a node lies in, the innermost first. */
function highlightsAt(node: Element | null): readonly string[] {
  const ids: string[] = [];
  for (let mark = node?.closest(HIGHLIGHT); mark; mark = mark.parentElement?.closest(HIGHLIGHT)) {
    const id = mark.getAttribute('data-highlight');
    if (id !== null && !ids.includes(id)) ids.push(id);
  }
  return ids;
}

/** The person clicked here, or pressed Enter; beside every highlight none is meant any more. */
export function chooseHighlight(target: Element, ports: ArticlePorts): void {
  const ids = highlightsAt(target);
  ports.tell({ type: 'highlight', ids, isChosen: ids.length > 0 });
}

/** Reports which highlights have the keyboard, and Enter on them. */
export function listenToHighlights(document: Document, ports: ArticlePorts): void {
  // instanceof fails across realms; the target of these events is an Element
  const report = (target: EventTarget | null): void =>
    ports.tell({ type: 'highlight', ids: highlightsAt(target as Element | null), isChosen: false });
  document.addEventListener('focusin', (event) => report(event.target));
  document.addEventListener('focusout', (event) => {
    // To the window itself it only goes for a while: what is chosen stays so.
    if (event.relatedTarget !== null) report(event.relatedTarget);
  });
  document.addEventListener('keydown', (event) => {
    const target = event.target as Element | null;
    if (event.key !== 'Enter' || target?.matches(HIGHLIGHT) !== true) return;
    event.preventDefault();
    chooseHighlight(target, ports);
  });
}

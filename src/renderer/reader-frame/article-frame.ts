import type { ReaderLook } from '#shared/reader-messages';
import articleCss from './article.css?url';

/** Puts our stylesheet into the article's document: the stored bytes name none, so none can be swapped. */
export function styleArticle(document: Document): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = articleCss;
    const done = (): void => resolve();
    link.addEventListener('load', done, { once: true });
    // Without the style the article is plain but readable, so it is shown all the same.
    link.addEventListener('error', done, { once: true });
    document.head.append(link);
  });
}

export function applyLook(element: HTMLElement, look: ReaderLook): void {
  element.dataset['theme'] = look.theme;
  element.dataset['paper'] = look.paper;
  element.dataset['contrast'] = look.contrast;
  element.dataset['numbers'] = String(look.paragraphNumbers);
  element.style.setProperty('--size', `${look.size}px`);
}

/** Shows which paragraphs are bookmarked, by an attribute the style draws a sign for. */
export function showBookmarks(document: Document, blocks: readonly string[], label: string): void {
  for (const old of document.querySelectorAll('[data-bookmarked]')) old.removeAttribute('data-bookmarked');
  for (const id of blocks) document.getElementById(id)?.setAttribute('data-bookmarked', label);
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The main search box. */
export function searchBox(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Search the archive' });
}

/** The list of results, by any of the roles that the contract allows. */
export function results(page: Page): Locator {
  return page
    .getByRole('grid', { name: 'Results', exact: true })
    .or(page.getByRole('listbox', { name: 'Results', exact: true }))
    .or(page.getByRole('list', { name: 'Results', exact: true }));
}

/** The rows of the list. */
export function resultItems(page: Page): Locator {
  return results(page).getByRole('row').or(results(page).getByRole('option'));
}

/** How many results there are, as the window says. */
export async function resultCount(page: Page): Promise<number> {
  const words = await page
    .getByRole('main')
    .getByText(/^\d[\d,.]* results?$/)
    .first()
    .innerText();
  return Number(words.replaceAll(/\D/g, ''));
}

/** The titles of the rows, as they are read out. */
export async function resultTitles(page: Page): Promise<readonly string[]> {
  const names = await resultItems(page).evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('aria-label') ?? ''),
  );
  return names;
}

/** Types a query and waits until the answer to exactly that text is painted. */
export async function searchFor(page: Page, text: string): Promise<void> {
  // The box keeps its words while one reads: the same words again would be no change.
  await searchBox(page).fill('');
  await searchBox(page).fill(text);
  await waitForAnswer(page, text);
  await closeSuggestions(page);
}

/** Takes the list under the box away, as a person does who wants the results that it lies over. */
export async function closeSuggestions(page: Page): Promise<void> {
  if ((await searchBox(page).getAttribute('aria-expanded')) === 'true') await searchBox(page).press('Escape');
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toHaveCount(0);
}

/** Waits for the frame in which the answer to a text is on the screen. */
export async function waitForAnswer(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const mark = performance.getEntriesByName('search-painted').at(-1);
    if (!(mark instanceof PerformanceMark) || typeof mark.detail !== 'string') return false;
    const asked: unknown = JSON.parse(mark.detail);
    return typeof asked === 'object' && asked !== null && 'text' in asked && asked.text === wanted;
  }, text);
}

/** Searches and opens the first article among the hits; resolves with its id when it can be read. */
export async function openFirstArticle(page: Page, text: string): Promise<string> {
  await searchFor(page, text);
  return openRow(page, page.locator('[data-place^="article:"]').first());
}

/** Opens a row of the results and waits for the article to be readable. */
export async function openRow(page: Page, row: Locator): Promise<string> {
  const id = ((await row.getAttribute('data-place')) ?? '').replace('article:', '');
  await page.locator(`[data-place="article:${id}"]`).click({ position: { x: 8, y: 8 } });
  await isOpen(page, id);
  return id;
}

/** Opens an article by its address, as a link of the window does. */
export async function openArticle(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/article/${id}`);
  await isOpen(page, id);
}

/** Waits until an article is drawn in its frame. */
export async function isOpen(page: Page, id: string): Promise<void> {
  await expect(page.locator(`[data-open-article="${id}"]`)).toBeVisible();
  // The keyboard follows into the text, from one process to the next: nobody types within those milliseconds.
  await expect.poll(() => hasSettled(page)).toBe(true);
}

/** Asked by the frames' own focus: a window that another one lies over has none of the screen's. */
async function hasSettled(page: Page): Promise<boolean> {
  const isInFrame = () => document.activeElement instanceof HTMLIFrameElement;
  if (!(await page.evaluate(isInFrame))) return true;
  const reader = page.frames().find((frame) => new URL(frame.url()).pathname === '/reader');
  return reader?.evaluate(isInFrame) ?? false;
}

/** Goes to a place of the library by its link. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('link', { name: place, exact: true })
    .click();
}

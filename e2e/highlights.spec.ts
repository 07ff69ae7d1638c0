import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect, test, type RunningApp } from './fixtures.ts';
import { goTo, isOpen, openArticle, resultItems, searchFor } from './pages/search-page.ts';

const ID = 'untoc-explained';

// Several starts of the app and checks by axe in one test: on a busy machine that takes its time.
test.describe.configure({ timeout: 180_000 });

/** Selects the first `length` units of an element's text from `from` on, as a drag of the mouse does. */
async function select(target: Locator, from = 0, length?: number): Promise<string> {
  await target.scrollIntoViewIfNeeded();
  const words = await target.evaluate(
    (element, [start, count]) => {
      const { ownerDocument: page } = element;
      const walker = page.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const range = page.createRange();
      let at = 0;
      let left = count === null ? Infinity : count;
      for (let node = walker.nextNode(); node !== null && left > 0; node = walker.nextNode()) {
        const { length: size } = node.textContent ?? '';
        const begin = Math.max(0, start - at);
        if (begin < size) {
          if (at + begin === start || begin === 0) {
            if (range.collapsed) range.setStart(node, begin);
          }
          const taken = Math.min(left, size - begin);
          range.setEnd(node, begin + taken);
          left -= taken;
        }
        at += size;
      }
      const selection = page.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      return range.toString();
    },
    [from, length ?? null] as const,
  );
  return words;
}

const toolbar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Selection' });
const paragraph = (article: FrameLocator, number: number): Locator =>
  article.locator(`p[data-n="${number}"]`);
const rail = (page: Page): Locator => page.getByRole('complementary', { name: 'Notes' });
const cards = (page: Page): Locator => rail(page).locator('[data-highlight]');

async function highlightParagraph({ page, article }: RunningApp, number: number): Promise<string> {
  const words = await select(paragraph(article, number), 0, 40);
  await toolbar(page).getByRole('button', { name: 'Highlight' }).click();
  await expect(toolbar(page)).toHaveCount(0);
  await expect(paragraph(article, number).locator('mark').first()).toBeVisible();
  return words;
}

test('a selection is highlighted with the mouse, drawn as a mark, listed, and there after a restart', async ({
  start,
}) => {
  const attache = await start();
  const { page, article } = attache;
  await openArticle(page, ID);
  const words = await highlightParagraph(attache, 2);
  await expect(paragraph(article, 2).locator('mark')).toHaveAttribute('data-kind', '1');
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText(words.trim());
  await attache.accessibility();

  // The next one is of another kind, by its button, over three paragraphs and their citation marks.
  await paragraph(article, 3).scrollIntoViewIfNeeded();
  await article.locator('body').evaluate(({ ownerDocument: content }) => {
    const range = content.createRange();
    range.setStart(content.querySelector('p[data-n="3"]')?.firstChild ?? content, 3);
    range.setEndAfter(content.querySelector('p[data-n="5"]') ?? content);
    content.getSelection()?.removeAllRanges();
    content.getSelection()?.addRange(range);
  });
  await toolbar(page).getByRole('button', { name: 'Evidence' }).click();
  await expect(article.locator('mark[data-kind="2"]').first()).toBeVisible();
  await expect(article.locator('sup.cite mark, mark sup.cite')).toHaveCount(0);
  await attache.close();

  const again = await start();
  await openArticle(again.page, ID);
  await expect(paragraph(again.article, 2).locator('mark')).toHaveText(words.trim());
  await expect(cards(again.page)).toHaveCount(2);
  const kept = await passages(again.page);
  expect(kept).toHaveLength(2);
  for (const passage of kept) await expectWordsAt(again.page, passage);
});

interface Passage {
  readonly text: string;
  readonly position: { readonly start: number; readonly end: number };
  readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string };
}

/** What was kept is what stands in the canonical text at that place. */
async function expectWordsAt(page: Page, passage: Passage): Promise<void> {
  const text = await page.evaluate(
    async (sha256): Promise<{ text: string }> => (await fetch(`/o/${sha256}`)).json(),
    passage.text,
  );
  const { start, end } = passage.position;
  expect(text.text.slice(start, end)).toBe(passage.quote.exact);
  expect(text.text.slice(Math.max(0, start - 32), start)).toBe(passage.quote.prefix);
  expect(text.text.slice(end, end + 32)).toBe(passage.quote.suffix);
}

async function passages(page: Page): Promise<readonly Passage[]> {
  const all = await page.evaluate(async () => window.attache.annotations.list());
  return all.flatMap(({ target }) => target.passage ?? []);
}

test('in Arabic and Chinese a selection is at its exact place in the text', async ({ start }) => {
  const attache = await start({ args: ['--lang=ar'] });
  const { page, article } = attache;
  for (const id of ['untoc-explained-ar', 'untoc-explained-zh']) {
    await openArticle(page, id);
    await paragraph(article, 2).selectText();
    await page.getByRole('toolbar', { name: 'التحديد' }).getByRole('button', { name: 'تظليل' }).click();
    await expect(paragraph(article, 2).locator('mark').first()).toBeVisible();
  }
  const kept = await passages(page);
  expect(kept).toHaveLength(2);
  for (const passage of kept) await expectWordsAt(page, passage);
  await attache.accessibility();
});

test('by keyboard: sentence by sentence, highlight, kind, note, remove, undo and redo', async ({
  attache,
}) => {
  const { page, article } = attache;
  await openArticle(page, ID);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await expect(toolbar(page)).toBeVisible();
  await page.keyboard.press('h');
  const mark = article.locator('mark').first();
  await expect(mark).toBeFocused();
  await page.keyboard.press('3');
  await expect(mark).toHaveAttribute('data-kind', '3');
  await expect(mark).toBeFocused();

  await page.keyboard.press('n');
  const field = rail(page).getByRole('textbox', { name: 'Comment on this highlight' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Ask **why**.');
  await expect(rail(page).getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(mark).toHaveCount(1);
  await field.fill('Ask **why**.');
  await page.keyboard.press('Escape');

  await mark.focus();
  await page.keyboard.press('Delete');
  await expect(article.locator('mark')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(mark).toHaveAttribute('data-kind', '3');
  await expect(cards(page)).toContainText('Ask');
  await page.keyboard.press('Control+z');
  await expect(mark).toHaveAttribute('data-kind', '1');
  await page.keyboard.press('Control+z');
  await expect(article.locator('mark')).toHaveCount(0);
  for (const kind of ['1', '3']) {
    await page.keyboard.press('Control+Shift+z');
    await expect(mark).toHaveAttribute('data-kind', kind);
  }
  await expect(cards(page)).toContainText('Ask');
});

test('the selection grows by a word, F6 reaches its toolbar and Escape closes it', async ({ attache }) => {
  const { page, article } = attache;
  await openArticle(page, ID);
  const selected = () =>
    article.locator('body').evaluate(({ ownerDocument: it }) => String(it.getSelection()));
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await expect(toolbar(page)).toBeVisible();
  const sentence = await selected();
  await page.keyboard.press('e');
  await expect.poll(async () => (await selected()).length).toBeGreaterThan(sentence.length);
  await page.keyboard.press('Shift+E');
  await expect.poll(selected).not.toBe('');
  await page.keyboard.press('F6');
  await expect(toolbar(page).getByRole('button', { name: 'Highlight' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(toolbar(page)).toHaveCount(0);
  await expect.poll(selected).toBe('');
});

test('a click on a mark chooses its card, and the card leads to its mark', async ({ attache }) => {
  const { page, article } = attache;
  await openArticle(page, ID);
  await highlightParagraph(attache, 2);
  await highlightParagraph(attache, 4);
  await expect(cards(page)).toHaveCount(2);
  await paragraph(article, 2).locator('mark').click();
  await expect(cards(page).first()).toHaveAttribute('aria-current', 'true');
  await expect(cards(page).last()).not.toHaveAttribute('aria-current');
  await cards(page).last().locator('button[title]').click();
  await expect(paragraph(article, 4).locator('mark')).toBeFocused();
  await expect(cards(page).last()).toHaveAttribute('aria-current', 'true');
  // Tags, with those in use offered elsewhere.
  await cards(page).last().getByRole('combobox', { name: 'Add a tag' }).fill('Gender');
  await page.keyboard.press('Enter');
  await expect(cards(page).last().getByRole('button', { name: 'Remove tag Gender' })).toBeVisible();
  await attache.accessibility();
});

test('Cite copies the words with article, paragraph, edition and the sources of the sentence', async ({
  attache,
}) => {
  const { app, page, article } = attache;
  await openArticle(page, ID);
  const cited = article.locator('p[data-n]:has(sup.cite)').first();
  const number = await cited.getAttribute('data-n');
  await cited.selectText();
  await toolbar(page).getByRole('button', { name: 'Cite' }).click();
  await expect(page.getByText('Copied with its citation')).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^“.+”\n/u);
  expect(copied).toContain(`para. ${number}`);
  expect(copied).toMatch(/, Edition \d+\.\n/u);
  expect(copied).toMatch(/\nCites:\n.+/u);
});

test('hits of a search and of finding stay marked under a highlight', async ({ attache }) => {
  const { page, article } = attache;
  await page.evaluate((hash) => (location.hash = hash), `#/article/${ID}?q=convention`);
  await isOpen(page, ID);
  const counts = () =>
    article.locator('body').evaluate((body) => {
      const { CSS: css } = body.ownerDocument.defaultView as unknown as {
        CSS: { highlights: Map<string, Set<Range>> };
      };
      return [...css.highlights.values()].flatMap((ranges) =>
        [...ranges].map((range) => range.toString().length),
      ).length;
    });
  // The index is read for the first time.
  await expect.poll(counts, { timeout: 60_000 }).toBeGreaterThan(0);
  const before = await counts();
  await select(article.locator('p[data-n="1"]'));
  await article.locator('body').press('h');
  await expect(article.locator('p[data-n="1"] mark').first()).toBeVisible();
  expect(await counts()).toBe(before);
  await goTo(page, 'Home');
});

test('the notebook filters highlights by kind and changes several at once; their words are found by in:notes', async ({
  attache,
}) => {
  const { page, article } = attache;
  await openArticle(page, ID);
  await highlightParagraph(attache, 2);
  await select(paragraph(article, 4), 0, 40);
  await page.keyboard.press('4');
  await expect(cards(page)).toHaveCount(2);
  // Beside the scroll bar stands a mark for each.
  await expect(page.frameLocator('iframe').locator('#markers > div')).toHaveCount(2);

  await goTo(page, 'Notebook');
  const main = page.getByRole('main');
  const entries = main.getByRole('listitem').filter({ has: page.getByRole('checkbox') });
  await expect(entries).toHaveCount(2);
  await main.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Dispute' });
  await expect(entries).toHaveCount(1);
  await main.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'All kinds' });
  await entries.first().getByRole('checkbox').check();
  const bulk = main.getByRole('group', { name: 'Selected notes and highlights' });
  await bulk.getByRole('button', { name: 'Select all' }).click();
  await bulk.getByRole('button', { name: 'Definition' }).click();
  await expect(main.getByText('Definition')).toHaveCount(2);
  await bulk.getByRole('combobox', { name: 'Add a tag' }).fill('zzqx');
  await page.keyboard.press('Enter');
  await expect(bulk.getByRole('button', { name: 'Remove tag zzqx' })).toBeVisible();
  await expect(entries.filter({ hasText: 'zzqx' })).toHaveCount(2);
  await attache.accessibility();

  await searchFor(page, 'in:notes zzqx');
  await expect(resultItems(page)).toHaveCount(1);
  await goTo(page, 'Notebook');
  await entries.first().getByRole('checkbox').check();
  await bulk.getByRole('button', { name: 'Select all' }).click();
  await bulk.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(main.getByText('No notes yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(entries).toHaveCount(2);
});

test('a kind has the name that it was given in Settings', async ({ attache }) => {
  const { page, article } = attache;
  await goTo(page, 'Settings');
  const name = page.getByRole('textbox', { name: 'Name of kind 1' });
  await name.fill('For the statement');
  await name.press('Enter');
  await openArticle(page, ID);
  await highlightParagraph(attache, 2);
  await expect(article.locator('mark').first()).toHaveAttribute('aria-description', /For the statement/);
  await expect(cards(page)).toContainText('For the statement');
});

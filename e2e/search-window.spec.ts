// What the window does round a search: suggestions, chips, cards, history, saved searches.
import type { Page } from '@playwright/test';
import { makePublisher, writeArticle } from './cli.ts';
import { expect, test } from './fixtures.ts';
import {
  closeSuggestions,
  goTo,
  isOpen,
  resultCount,
  resultTitles,
  searchBox,
  searchFor,
  waitForAnswer,
} from './pages/search-page.ts';
import { installEdition } from './pages/updates-page.ts';

const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' });
const options = (page: Page) => suggestions(page).getByRole('option');

async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

test('records are offered while one types, and chosen by keyboard alone', async ({ attache }) => {
  const { page } = attache;
  await press(page, 'Control+l');
  await page.keyboard.type('palermo c');
  await expect(suggestions(page)).toBeVisible();
  await expect(options(page).first()).toContainText('Convention against Transnational Organized Crime');
  await expect(options(page).last()).toHaveText('Search for “palermo c”');
  await attache.accessibility();
  await press(page, 'ArrowDown');
  await expect(searchBox(page)).toBeFocused();
  const active = await searchBox(page).getAttribute('aria-activedescendant');
  expect(active).toBe(await options(page).first().getAttribute('id'));
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await press(page, 'Enter');
  await expect(page).toHaveURL(/#\/source\/untoc-2000/);
  await expect(suggestions(page)).toHaveCount(0);
  await press(page, 'Alt+ArrowLeft');
  await expect(searchBox(page)).toHaveValue('palermo c');
});

test('Enter without choosing searches, Escape closes the list first, and the list leads on to the results', async ({
  attache,
}) => {
  const { page } = attache;
  await press(page, 'Control+l');
  await page.keyboard.type('firearms');
  await waitForAnswer(page, 'firearms');
  await press(page, 'Escape');
  await expect(suggestions(page)).toHaveCount(0);
  await expect(searchBox(page)).toHaveValue('firearms');
  await press(page, 'Escape');
  await expect(searchBox(page)).toHaveValue('');
  await page.keyboard.type('firearms');
  await press(page, 'Enter');
  await expect(page).toHaveURL(/#\/search\?q=firearms$/);
  await expect(suggestions(page)).toHaveCount(0);
  await page.keyboard.type(' protocol');
  await waitForAnswer(page, 'firearms protocol');
  const rows = await options(page).count();
  await press(page, 'ArrowDown', rows + 1);
  await expect(suggestions(page)).toHaveCount(0);
  await expect(page.locator('[data-place]:focus')).toHaveCount(1);
});

test('each way in which a query was read is a chip that can be taken out', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, 'women  "human rights" -prison (palermo OR firearms)');
  const chips = page.getByRole('list', { name: 'Read as:' });
  await expect(chips.getByRole('listitem')).toHaveCount(4);
  await attache.accessibility();
  await chips.getByRole('button', { name: 'Take out of the search: without: prison' }).press('Enter');
  await expect(searchBox(page)).toHaveValue('women "human rights" (palermo OR firearms)');
  // The next clause has taken the place of the one that went, and the keyboard is on it.
  await expect(
    page.getByRole('button', { name: 'Take out of the search: palermo OR firearms' }),
  ).toBeFocused();
  await press(page, 'Enter');
  await expect(searchBox(page)).toHaveValue('women "human rights"');
  await expect(searchBox(page)).toBeFocused();
  await waitForAnswer(page, 'women "human rights"');
  await chips.getByRole('button', { name: /exactly .human rights/ }).click();
  await waitForAnswer(page, 'women');
  await expect(chips).toHaveCount(0);
});

test('a name or a symbol is answered with a card of what the record says', async ({ attache }) => {
  const { page } = attache;
  const card = page.getByRole('region', { name: 'At a glance' });
  for (const name of ['UNTOC', 'Palermo Convention', 'اتفاقية باليرمو']) {
    await searchFor(page, name);
    await expect(card, name).toContainText('A/RES/55/25');
    await expect(card, name).toContainText('In force');
    await expect(card, name).toContainText('15 Nov 2000');
  }
  await expect(card).toContainText(/cited by \d+ articles/);
  await attache.accessibility();
  await card.getByRole('button', { name: 'Copy citation' }).click();
  const copied = await attache.app.evaluate(async ({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Transnational Organized Crime');
  await searchFor(page, 'UNTOC women');
  await expect(card).toHaveCount(0);
  await searchFor(page, 'CCPCJ');
  await expect(card).toContainText('Economic and Social Council');
  await expect(card.getByRole('link', { name: /Commission on Crime Prevention/ }).first()).toBeVisible();
  await searchFor(page, 'UNSCR 1325');
  await card.getByRole('button', { name: 'Open' }).click();
  await expect(page).toHaveURL(/#\/source\/.*1325/);
});

test('the last searches are there again, and are gone when the person wants none', async ({ start }) => {
  const first = await start();
  await searchFor(first.page, 'firearms');
  await searchBox(first.page).press('Enter');
  await searchFor(first.page, 'palermo');
  await first.page
    .locator('[data-place^="article:"]')
    .first()
    .click({ position: { x: 8, y: 8 } });
  await expect(first.page).toHaveURL(/#\/article\//);
  const id = /article\/([^?]+)/.exec(first.page.url())?.[1] ?? '';
  await isOpen(first.page, id);
  await first.close();

  const attache = await start();
  const { page } = attache;
  await press(page, 'Control+l');
  await expect(options(page)).toHaveText([/palermo/, /firearms/]);
  await press(page, 'ArrowDown', 2);
  await press(page, 'Enter');
  await waitForAnswer(page, 'firearms');
  await expect(searchBox(page)).toHaveValue('firearms');
  await goTo(page, 'Search');
  const recent = page.getByRole('region', { name: 'Recent searches' });
  await expect(recent.getByRole('link')).toHaveText(['firearms', 'palermo']);
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Forget recent searches' }).click();
  await expect(page.getByRole('button', { name: 'Forget recent searches' })).toBeDisabled();
  await page.getByRole('checkbox', { name: /Keep recent searches/ }).press('Space');
  await attache.accessibility();
  await searchFor(page, 'corruption');
  await searchBox(page).press('Enter');
  await waitForAnswer(page, 'corruption');
  await goTo(page, 'Search');
  await expect(recent).toHaveCount(0);
});

test('a saved search tells what a new edition brought, until it is looked at', async ({
  start,
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  await writeArticle(publisher.content, 'old', { title: 'About harbours' }, 'Harbours and customs.');
  const edition = await publisher.publish('2026-10-01');
  const first = await start();
  await installEdition(first, edition);
  await searchFor(first.page, 'harbours customs');
  await first.page.getByRole('button', { name: 'Save this search' }).click();
  const name = first.page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
  await expect(name).toHaveValue('harbours customs');
  await first.accessibility();
  await name.fill('Ports');
  await name.press('Enter');
  await expect(first.page.getByRole('button', { name: 'Saved as “Ports”' })).toBeVisible();
  await first.close();

  await writeArticle(publisher.content, 'new', { title: 'More on harbours' }, 'New harbours, new customs.');
  await writeArticle(publisher.content, 'else', { title: 'Something else' }, 'Only harbours.');
  const next = await publisher.publish('2026-11-01');
  const attache = await start();
  const { page } = attache;
  await installEdition(attache, next);
  await goTo(page, 'Search');
  const saved = page.getByRole('region', { name: 'Saved searches' });
  await expect(saved.getByRole('listitem')).toHaveText(/Ports.*1 new/);
  await attache.accessibility();
  await saved.getByRole('link', { name: 'Ports' }).click();
  await waitForAnswer(page, 'harbours customs');
  expect(await resultCount(page)).toBe(2);
  expect((await resultTitles(page)).join('\n')).toContain('More on harbours');
  await goTo(page, 'Search');
  await expect(saved.getByRole('listitem')).toHaveText(/^Ports(?!.*new)/);

  await saved.getByRole('button', { name: 'Rename: Ports' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Seaports');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(saved.getByRole('link', { name: 'Seaports' })).toBeVisible();
  await saved.getByRole('button', { name: 'Remove: Seaports' }).click();
  await expect(saved).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(saved.getByRole('link', { name: 'Seaports' })).toBeVisible();
});

/** How many articles the pages of the first results, all of them sources, say that they are cited by. */
async function citedByCounts(page: Page, most: number): Promise<readonly number[]> {
  const rows = page.locator('#results [data-place^="source:"]');
  await rows.first().waitFor();
  const ids = await rows.evaluateAll((all) =>
    all.map((row) => row.getAttribute('data-place')?.slice(7) ?? ''),
  );
  const counts: number[] = [];
  for (const id of ids.slice(0, most)) {
    const heading = page.getByRole('heading', { name: /Cited by/ });
    // By way of another page, so that the last source's heading is not read again.
    await page.evaluate(() => (location.hash = '#/topics'));
    await expect(heading).toHaveCount(0);
    await page.evaluate((hash) => (location.hash = hash), `#/source/${id}`);
    await expect(heading).toBeVisible();
    counts.push(Number(/\d+/.exec(await heading.innerText())?.[0] ?? 0));
  }
  return counts;
}

test('the most cited come first where that is asked for', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, 'convention kind:treaty');
  const order = page.getByRole('combobox', { name: 'Order' });
  await order.selectOption('cited');
  await expect(page).toHaveURL(/sort=cited/);
  await expect(page.locator('[data-place]').first()).toHaveAttribute('data-place', /^source:/);
  const address = new URL(page.url()).hash;
  // The address is there before the list has been put in its order.
  await expect(async () => {
    await page.evaluate((hash) => (location.hash = hash), address);
    const counts = await citedByCounts(page, 3);
    expect(counts).toHaveLength(3);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts[0] ?? 0).toBeGreaterThan(counts[2] ?? 0);
  }).toPass();
});

test('a search stays within the results of the one before, as long as its chip is there', async ({
  attache,
}) => {
  const { page } = attache;
  await searchFor(page, 'firearms');
  const firearms = await resultCount(page);
  await searchFor(page, 'women');
  const women = await resultCount(page);
  await page.getByRole('button', { name: 'Search within these' }).click();
  await expect(searchBox(page)).toBeFocused();
  await waitForAnswer(page, '');
  expect(await resultCount(page)).toBe(women);
  await searchFor(page, 'firearms');
  const both = await resultCount(page);
  expect(both).toBeGreaterThan(0);
  expect(both).toBeLessThan(Math.min(firearms, women));
  await attache.accessibility();
  await page.getByRole('button', { name: /Search everywhere again/ }).click();
  await expect.poll(() => resultCount(page)).toBe(firearms);
  await closeSuggestions(page);
});

test('a note is found with in:notes, and has:note narrows to what has one', async ({ attache }) => {
  const { page } = attache;
  await page.evaluate((hash) => (location.hash = hash), '#/article/untoc-explained');
  await isOpen(page, 'untoc-explained');
  await page.getByRole('textbox', { name: 'Note' }).fill('Ask the chair about zanzibar.');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await searchFor(page, 'zanzibar');
  expect(await page.locator('[data-place="article:untoc-explained"]').count()).toBe(0);
  await searchFor(page, 'in:notes zanzibar');
  await expect(page.locator('[data-place="article:untoc-explained"]')).toBeVisible();
  await searchFor(page, 'convention has:note');
  expect(await resultCount(page)).toBe(1);
  await searchFor(page, 'convention');
  const all = await placesOf(page);
  expect(all).toContain('article:untoc-explained');
  const articles = all.filter((place) => place.startsWith('article:'));
  await searchFor(page, 'convention is:unread');
  // All but the one that was opened, and nothing that is no article.
  const unread = await placesOf(page);
  expect(unread).not.toContain('article:untoc-explained');
  expect(unread.length).toBeGreaterThan(1);
  for (const place of articles.filter((one) => one !== 'article:untoc-explained'))
    expect(unread).toContain(place);
  expect(unread.filter((place) => !place.startsWith('article:'))).toEqual([]);
  await searchFor(page, 'convention is:read');
  expect(await placesOf(page)).toEqual(['article:untoc-explained']);
  // An unfinished word, and one that every note has, are found in the notes as in the articles.
  for (const query of ['in:notes th', 'women OR zan in:notes', 'in:notes xylophone OR zanz']) {
    await searchFor(page, query);
    expect(await placesOf(page), query).toEqual(['article:untoc-explained']);
  }
});

/** The rows of the results, by what they lead to. */
async function placesOf(page: Page): Promise<readonly string[]> {
  return page
    .locator('#results [data-place]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-place') ?? ''));
}

test('what is no rule is said, with what there is, and what narrows can be taken away', async ({
  attache,
}) => {
  const { page } = attache;
  const main = page.getByRole('main');
  await searchFor(page, 'is:foo women');
  await expect(main).toContainText('“is:foo” is not known here, so it was read as words.');
  await searchFor(page, 'before:2000-13 women');
  await expect(main).toContainText('“before:2000-13” names no date, so it was left aside.');
  expect(await resultCount(page)).toBeGreaterThan(0);
  await searchFor(page, 'S/RES/1325 (2001) ');
  await expect(main).toContainText(
    '“S/RES/1325 (2001)” has the wrong year: the archive knows this number with another one. Did you mean',
  );
  await searchFor(page, 'women has:note');
  await expect(main).toContainText('has:note narrows this search. There may be more without.');
  await expect(main).not.toContainText('another spelling');
  await attache.accessibility();
  await page.getByRole('button', { name: 'Take out of the search: has:note' }).last().click();
  await waitForAnswer(page, 'women');
  expect(await resultCount(page)).toBeGreaterThan(0);
});

import { expect, test, type RunningApp } from './fixtures.ts';
import { openArticle, openRow, searchBox, searchFor } from './pages/search-page.ts';

// A quick hand types on while the cursor is still on its way: every letter belongs to the field it was meant for.

const ARTICLE = 'telling-trafficking-from-smuggling';

/** A quick typist's hand. In ms a key. */
const QUICK = { delay: 30 };

/** Letters that are single keys of the reader (j, k, b) and of the window (/ and ?). */
const WORDS = 'bjk/? about';

async function expectNoBookmark({ page }: RunningApp): Promise<void> {
  const kept = await page.evaluate(() => window.attache.annotations.list());
  expect(kept.filter(({ motivation }) => motivation === 'bookmarking')).toEqual([]);
}

for (const opens of [
  { keys: 'Control+n', field: 'textbox', name: 'Note' },
  { keys: 'Control+f', field: 'searchbox', name: /Find in/i },
  { keys: 'Control+l', field: 'combobox', name: 'Search the archive' },
  { keys: 'Control+k', field: 'searchbox', name: /Type a command/ },
] as const) {
  test(`what follows ${opens.keys} at once stands in the field`, async ({ attache }) => {
    const { page, article } = attache;
    await openArticle(page, ARTICLE);
    await article.locator('p').first().click();
    await page.keyboard.press(opens.keys);
    await page.keyboard.type(WORDS, QUICK);
    await expect(page.getByRole(opens.field, { name: opens.name })).toHaveValue(WORDS);
    await expect(page).toHaveURL(new RegExp(`/article/${ARTICLE}|q=bjk`));
    await expectNoBookmark(attache);
  });
}

for (const number of [1, 2]) {
  test(`a note begun over the card of mark ${String(number)} is written, and the card is gone`, async ({
    attache,
  }) => {
    const { page, article } = attache;
    const note = page.getByRole('textbox', { name: 'Note' });
    await openArticle(page, ARTICLE);
    await article
      .locator(`sup.cite a[href="#note-${String(number)}"]`)
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Control+n');
    await page.keyboard.type(WORDS, QUICK);
    await expect(note).toHaveValue(WORDS);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(note).toBeFocused();

    await page.keyboard.press('Escape');
    await article
      .locator(`sup.cite a[href="#note-${String(number)}"]`)
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+n');
    await page.keyboard.type(' and more', QUICK);
    await expect(note).toHaveValue(`${WORDS} and more`);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectNoBookmark(attache);
  });
}

test('one Escape closes the card, the next the marks of the search; the text hears keys again', async ({
  attache,
}) => {
  const { page, article } = attache;
  await searchFor(page, 'smuggling');
  await openRow(page, page.locator(`[data-place="article:${ARTICLE}"]`));
  const bar = page.getByRole('group', { name: 'Hits of the search' });
  await expect(bar).toBeVisible();
  await article.locator('sup.cite a').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(bar).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(article.locator('[data-current]')).toHaveCount(1);
});

test('quick keys of the reader each act on the paragraph that the last one led to', async ({ attache }) => {
  const { page, article } = attache;
  await openArticle(page, ARTICLE);
  for (const key of ['j', 'j', 'j', 'k', 'b']) await page.keyboard.press(key);
  await expect(article.locator('[data-bookmarked]')).toHaveCount(1);
  await expect(article.locator('[data-current]')).toHaveAttribute('data-bookmarked', /.+/);
});

test('a citation card stays within the article, also in a small window', async ({ attache }) => {
  const { app, page, article } = attache;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
  await openArticle(page, ARTICLE);
  await article.locator('sup.cite a').first().click();
  const card = await page.getByRole('dialog').boundingBox();
  const pane = await page.locator('[data-pane=reader]').boundingBox();
  expect(card?.y).toBeGreaterThanOrEqual(pane?.y ?? Infinity);
  expect((card?.y ?? Infinity) + (card?.height ?? 0)).toBeLessThanOrEqual(
    (pane?.y ?? 0) + (pane?.height ?? 0),
  );
});

test('after a field was left, single keys are single keys', async ({ attache }) => {
  const { page, article } = attache;
  await openArticle(page, ARTICLE);
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox', { name: /Find in/i })).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(article.locator('[data-current]')).toHaveCount(1);
  await page.keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
});

import { expect, test } from './fixtures.ts';
import { isOpen, searchBox, waitForAnswer } from './pages/search-page.ts';

// Everything here is done with page.keyboard alone.

test('search, open, follow a citation to its source and come back', async ({ attache }) => {
  const { page, article } = attache;
  const { keyboard } = page;
  await keyboard.press('Control+l');
  await expect(searchBox(page)).toBeFocused();
  await keyboard.type('palermo');
  await waitForAnswer(page, 'palermo');
  await keyboard.press('ArrowDown');
  const row = page.locator('[data-place]:focus');
  await expect(row).toHaveCount(1);
  while (!((await row.getAttribute('data-place')) ?? '').startsWith('article:'))
    await keyboard.press('ArrowDown');
  const id = ((await row.getAttribute('data-place')) ?? '').replace('article:', '');
  await keyboard.press('Enter');
  await isOpen(page, id);

  for (let tabs = 0; tabs < 60 && (await article.locator('sup.cite a:focus').count()) === 0; tabs += 1)
    await keyboard.press('Tab');
  await expect(article.locator('sup.cite a:focus')).toHaveCount(1);
  await keyboard.press('Enter');
  const card = page.getByRole('dialog');
  await expect(card).toBeVisible();
  await expect(page.locator('[role=dialog]:focus, [role=dialog] :focus')).toHaveCount(1);
  for (let tabs = 0; tabs < 10 && (await card.locator('a:focus').count()) === 0; tabs += 1)
    await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/source\//);
  await keyboard.press('Alt+ArrowLeft');
  await isOpen(page, id);
});

test('bookmark and note, find them again, and take them away', async ({ attache }) => {
  const { page } = attache;
  const { keyboard } = page;
  await keyboard.press('Control+k');
  await keyboard.type('cedaw');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await expect(page.getByRole('menuitem').first()).toContainText(/CEDAW/i);
  await keyboard.press('Enter');
  const opened = page.locator('[data-open-article]').or(page.locator('h1'));
  await expect(opened.first()).toBeVisible();
  if ((await page.locator('[data-open-article]').count()) === 0)
    test.skip(true, 'the palette led to a source');
  await keyboard.press('Control+d');
  await expect(page.getByRole('button', { name: 'Bookmark', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await keyboard.type('By keyboard.');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await keyboard.press('Control+Shift+b');
  await expect(page.getByRole('heading', { level: 1, name: 'Bookmarks' })).toBeVisible();
});

test('F6 goes round the panes, and the focus is always somewhere one can see', async ({ attache }) => {
  const { page } = attache;
  const { keyboard } = page;
  const seen = new Set<string>();
  for (let round = 0; round < 6; round += 1) {
    await keyboard.press('F6');
    const pane = await page.evaluate(
      () =>
        document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ??
        document.activeElement?.tagName,
    );
    seen.add(pane ?? 'nothing');
  }
  expect(seen.has('BODY')).toBe(false);
  expect([...seen].toSorted()).toEqual(expect.arrayContaining(['library', 'main', 'search']));
  for (let tabs = 0; tabs < 25; tabs += 1) {
    await keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return 'body';
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
        ? 'seen'
        : boxShadow === 'none'
          ? element.outerHTML.slice(0, 120)
          : 'seen';
    });
    expect(ring).toBe('seen');
  }
});

test('the theme, the size and the panels answer to commands of the palette', async ({ attache }) => {
  const { page } = attache;
  const { keyboard } = page;
  const run = async (words: string): Promise<void> => {
    await keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await keyboard.type(words);
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await run('dark theme');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await run('sepia');
  await expect(page.locator('html')).toHaveAttribute('data-paper', 'sepia');
  await run('more contrast');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');
  await keyboard.press('Control+b');
  await expect(page.getByRole('navigation', { name: 'Library' })).toHaveCount(0);
  await keyboard.press('Control+b');
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible();
  await keyboard.press('Shift+F1');
  await expect(page.getByRole('dialog', { name: /shortcuts/i })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('facets and the order are reached and changed by keyboard', async ({ attache }) => {
  const { page } = attache;
  const { keyboard } = page;
  await keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
  await keyboard.type('convention');
  await waitForAnswer(page, 'convention');
  for (let tabs = 0; tabs < 30 && (await page.locator('fieldset input:focus').count()) === 0; tabs += 1)
    await keyboard.press('Tab');
  const box = page.locator('fieldset input:focus');
  await keyboard.press('Space');
  await expect(box).toBeChecked();
});

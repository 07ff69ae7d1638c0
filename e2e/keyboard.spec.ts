import type { Locator } from '@playwright/test';
import { makePublisher, writeArticle } from './cli.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { isOpen, resultCount, resultTitles, searchBox, waitForAnswer } from './pages/search-page.ts';

// Everything here is done with page.keyboard alone.

test('search, open, follow a citation to its source and come back', async ({ attache }) => {
  const { page, article } = attache;
  const { keyboard } = page;
  await keyboard.press('Control+l');
  await expect(searchBox(page)).toBeFocused();
  await keyboard.type('palermo');
  await waitForAnswer(page, 'palermo');
  // The suggestions lie over the results.
  await keyboard.press('Escape');
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
  await expect(card.locator(':focus')).toHaveCount(1);
  for (let tabs = 0; tabs < 10 && (await card.locator('a:focus').count()) === 0; tabs += 1)
    await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/source\//);
  await keyboard.press('Alt+ArrowLeft');
  await isOpen(page, id);
});

/** Tabs until the focus is on something that `wanted` names. */
async function tabTo({ page }: RunningApp, wanted: Locator, most = 60): Promise<void> {
  const focused = wanted.and(page.locator(':focus'));
  for (let tabs = 0; tabs < most && (await focused.count()) === 0; tabs += 1)
    await page.keyboard.press('Tab');
  await expect(focused).toHaveCount(1);
}

/** Opens the first article that the palette has for some words; resolves with its id. */
async function openByPalette({ page }: RunningApp, words: string): Promise<string> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type(words);
  const active = page.getByRole('dialog').locator('[role=menuitem][data-focused]');
  await expect(active).toHaveCount(1);
  const keyOf = async (): Promise<string> => (await active.getAttribute('data-key')) ?? '';
  for (let rows = 0; rows < 40 && !(await keyOf()).startsWith('article:'); rows += 1)
    await page.keyboard.press('ArrowDown');
  const id = /^article:(.+)$/.exec(await keyOf())?.[1] ?? 'no article';
  await page.keyboard.press('Enter');
  await isOpen(page, id);
  return id;
}

test('bookmark and note, find them again, and take them away', async ({ attache }) => {
  const { page } = attache;
  const { keyboard } = page;
  const id = await openByPalette(attache, 'cedaw');
  const bookmark = page.getByRole('button', { name: 'Bookmark', exact: true });
  await keyboard.press('Control+d');
  await expect(bookmark).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press('Control+n');
  const note = page.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await keyboard.type('By keyboard.');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  await keyboard.press('Control+Shift+b');
  await expect(page.getByRole('heading', { level: 1, name: 'Bookmarks' })).toBeVisible();
  const rows = page.getByRole('main').locator(`a[href*="/article/${id}"]`);
  await tabTo(attache, rows);
  await keyboard.press('Enter');
  await isOpen(page, id);
  await keyboard.press('Control+d');
  await expect(bookmark).toHaveAttribute('aria-pressed', 'false');
  await keyboard.press('Control+Shift+b');
  await expect(page.getByRole('main')).toContainText('No bookmarks yet');

  await openByPalette(attache, 'cedaw');
  await keyboard.press('Control+n');
  await expect(note).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.press('Delete');
  await expect.poll(() => page.evaluate(() => window.attache.annotations.list())).toEqual([]);
});

test('an edition is opened, installed and read, and words are found in it', async ({
  attache,
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  await writeArticle(
    publisher.content,
    'harbours',
    { title: 'About harbours' },
    'A harbour.\n\nA harbour again.',
  );
  const file = await publisher.publish('2026-11-01');
  const { app, page, article } = attache;
  const { keyboard } = page;
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await keyboard.press('Control+o');
  // The preview takes the focus, so that the next stops are its own.
  await expect(page.getByRole('group', { name: /publisher-1\.attache/ })).toBeFocused();
  await tabTo(attache, page.getByRole('button', { name: 'Install', exact: true }), 10);
  await keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Updates' }).getByRole('status').first()).toContainText(
    /Edition 1 is now open/,
  );
  expect(await openByPalette(attache, 'harbours')).toBe('harbours');
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('About harbours');
  await keyboard.press('Control+f');
  await expect(page.getByRole('searchbox', { name: /Find in/i })).toBeFocused();
  await keyboard.type('harbour');
  const bar = page.getByRole('group', { name: /Find/i });
  await expect(bar).toContainText(/1 of [23]/);
  await keyboard.press('Enter');
  await expect(bar).toContainText(/2 of [23]/);
});

test('back works while the keyboard is in the list of results', async ({ attache }) => {
  const { page } = attache;
  const { keyboard } = page;
  await keyboard.press('Control+l');
  await keyboard.type('palermo');
  await waitForAnswer(page, 'palermo');
  // The suggestions lie over the results.
  await keyboard.press('Escape');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect(page.locator('[data-place]:focus')).toHaveCount(1);
  await keyboard.press('Alt+ArrowLeft');
  await expect(page.locator('#main')).toContainText('Start here');
  await keyboard.press('Alt+ArrowRight');
  await waitForAnswer(page, 'palermo');
});

test('Escape in the note goes back to the text, and the note is on the disk', async ({ attache }) => {
  const { page, article } = attache;
  const { keyboard } = page;
  await openByPalette(attache, 'cedaw');
  await keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await keyboard.type('Written, then left.');
  await keyboard.press('Escape');
  await expect
    .poll(() => article.locator('html').evaluate((html) => html.ownerDocument.hasFocus()))
    .toBe(true);
  await expect
    .poll(() => page.evaluate(async () => (await window.attache.annotations.list()).map(({ body }) => body)))
    .toEqual(['Written, then left.']);
  // The text hears keys again: j goes to a paragraph.
  await keyboard.press('j');
  await expect(article.locator('[data-current]')).toHaveCount(1);
});

test('F6 goes round the panes of an article, the text among them, both ways', async ({ attache }) => {
  const { page, article } = attache;
  await openByPalette(attache, 'cedaw');
  const pane = () =>
    page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'));
  const rounds = async (key: string): Promise<readonly unknown[]> => {
    const seen: unknown[] = [];
    for (let round = 0; round < 6; round += 1) {
      await page.keyboard.press(key);
      const now = await pane();
      seen.push(now);
      if (now !== 'reader') continue;
      const content = article.locator('html');
      await expect.poll(() => content.evaluate((html) => html.ownerDocument.hasFocus())).toBe(true);
    }
    return seen;
  };
  expect(await pane()).toBe('reader');
  const forward = await rounds('F6');
  expect(new Set(forward)).toEqual(new Set(['contents', 'library', 'main', 'rail', 'reader', 'search']));
  expect(forward.at(-1)).toBe('reader');
  expect(await rounds('Shift+F6')).toEqual([...forward.slice(0, -1).toReversed(), 'reader']);
});

test('the palette has symbols and aliases first, one row for an article, and at last a search', async ({
  attache,
}) => {
  const { page } = attache;
  const { keyboard } = page;
  const rows = page.getByRole('dialog', { name: 'Commands' }).getByRole('menuitem');
  const keys = () => rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-key') ?? ''));
  const find = async (words: string): Promise<void> => {
    await keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await keyboard.type(words);
    await expect(rows.last()).toContainText(`Search the archive for “${words}”`);
  };
  for (const [words, first] of [
    ['1325', 'source:s-res-1325'],
    ['untoc', 'source:untoc-2000'],
  ] as const) {
    await find(words);
    const shown = await keys();
    expect(shown[0]).toBe(first);
    expect(shown.filter((key) => /^article:.*-(ar|es|fr|ru|zh)$/.test(key))).toEqual([]);
    await keyboard.press('Escape');
  }
  await find('ccpcj');
  expect((await keys())[0]).toMatch(/^conference:/);
  await keyboard.press('Escape');
  await find('palermo firearms');
  expect(await keys()).toContain('source:firearms-protocol-2001');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('palermo firearms');
  await waitForAnswer(page, 'palermo firearms');
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
  const order = page.getByRole('combobox', { name: 'Order' });
  const best = await resultTitles(page);
  await tabTo(attache, order);
  await keyboard.press('ArrowDown');
  await expect(order).toHaveValue('date');
  await expect.poll(() => resultTitles(page)).not.toEqual(best);
  await keyboard.press('ArrowUp');
  await expect(order).toHaveValue('relevance');
  await expect.poll(() => resultTitles(page)).toEqual(best);

  const before = await resultCount(page);
  const french = page.getByRole('checkbox', { name: /French/ });
  await keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
  await tabTo(attache, french);
  await keyboard.press('Space');
  await expect(french).toBeChecked();
  await expect.poll(() => resultCount(page)).toBeLessThan(before);
});

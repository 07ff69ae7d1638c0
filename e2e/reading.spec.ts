import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test, type RunningApp } from './fixtures.ts';
import { goTo, isOpen, openArticle, openFirstArticle, searchFor } from './pages/search-page.ts';

/** The text of the system's clipboard. */
function clipboard({ app }: RunningApp): Promise<string> {
  return app.evaluate(async ({ clipboard }) => clipboard.readText());
}

test('an article is read: contents, paragraph numbers on demand, size apart from zoom', async ({
  attache,
}) => {
  const { page, article } = attache;
  await openArticle(page, 'untoc-explained');
  await expect(article.getByRole('article')).toBeVisible();
  await expect(article.getByRole('heading', { level: 1 })).toHaveCount(1);

  const contents = page.getByRole('navigation', { name: 'Contents' });
  const second = contents.getByRole('button').nth(1);
  const title = await second.innerText();
  await second.click();
  await expect(article.getByRole('heading', { level: 2, name: title })).toBeInViewport();

  const number = (): Promise<string> =>
    article.locator('p[data-n="2"]').evaluate((element) => getComputedStyle(element, '::before').content);
  expect(await number()).toBe('none');
  await page.getByRole('button', { name: /Paragraph numbers/i }).click();
  await expect.poll(number).toContain('2');

  const size = (): Promise<string> =>
    article.locator('p[data-n="2"]').evaluate((element) => getComputedStyle(element).fontSize);
  const before = parseFloat(await size());
  await page.getByRole('button', { name: /Larger text/i }).click();
  await expect.poll(async () => parseFloat(await size())).toBeGreaterThan(before);
  await attache.accessibility();
});

test('a mark opens a card with the source and its place; the source leads to all who cite it, and back', async ({
  attache,
}) => {
  const { page, article } = attache;
  const id = 'trafficking-protocol';
  await openArticle(page, id);
  const mark = article
    .locator('sup.cite a')
    .filter({ hasText: /^\[?3\]?$/ })
    .first();
  await mark.click();
  const card = page.getByRole('dialog');
  await expect(card).toBeVisible();
  await expect(card).toContainText(/art\.|para\.|Article|preamble/i);
  await expect(card).toContainText(/Also cited by|cited/i);
  await card.getByRole('button', { name: /Copy/ }).first().click();
  await expect.poll(() => clipboard(attache)).not.toBe('');
  const copied = await clipboard(attache);
  expect((await card.innerText()).replaceAll(/\s+/g, ' ')).toContain(copied.replaceAll(/\s+/g, ' '));
  await attache.accessibility();

  await card.getByRole('link', { name: /Open/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const citing = page.getByRole('main').locator(`a[href*="/article/${id}"]`).first();
  await expect(citing).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await isOpen(page, id);
  await expect(
    article
      .locator('sup.cite a')
      .filter({ hasText: /^\[?3\]?$/ })
      .first(),
  ).toBeInViewport();
});

test('the hits of the search stay marked, with next and previous', async ({ attache }) => {
  const { page, article } = attache;
  await openFirstArticle(page, 'victims');
  const bar = page.getByRole('group', { name: /Hits/i });
  await expect(bar).toContainText(/^.*\d+ of \d+/s);
  const current = (): Promise<string> => bar.innerText();
  const first = await current();
  await page.keyboard.press('F3');
  await expect.poll(current).not.toBe(first);
  await page.keyboard.press('Shift+F3');
  await expect.poll(current).toBe(first);
  const painted = await article.locator('html').evaluate(() => {
    const registry = (window as unknown as { CSS: { highlights: Map<string, Set<Range>> } }).CSS.highlights;
    return [...registry.values()].flatMap((ranges) =>
      [...ranges].map((range) => range.toString().toLowerCase()),
    );
  });
  expect(painted.length).toBeGreaterThan(0);
  for (const words of painted) expect(words).toMatch(/^victim/);
});

test('words are found in the article as they are typed', async ({ attache }) => {
  const { page } = attache;
  await openArticle(page, 'firearms-protocol');
  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox', { name: /Find in/i });
  await expect(field).toBeFocused();
  await field.fill('firearm');
  const bar = page.getByRole('group', { name: /Find/i });
  await expect(bar).toContainText(/1 of \d+/);
  await page.keyboard.press('Enter');
  await expect(bar).toContainText(/2 of \d+/);
  await field.fill('zebra');
  await expect(bar).toContainText(/Not found|No match/i);
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
});

test('the place is remembered for each article, also after a restart', async ({ start }) => {
  const first = await start();
  const id = 'uncac-explained';
  await openArticle(first.page, id);
  const contents = first.page.getByRole('navigation', { name: 'Contents' });
  const last = contents.getByRole('button').last();
  const title = await last.innerText();
  await last.click();
  await expect(first.article.getByRole('heading', { name: title })).toBeInViewport();
  await first.page.waitForTimeout(2500); // a place counts once reading has come to rest there
  await first.close();

  const again = await start();
  const reading = again.page.getByRole('main').locator(`a[href*="/article/${id}"]`).first();
  await expect(reading).toBeVisible();
  await reading.click();
  await isOpen(again.page, id);
  await expect(again.article.getByRole('heading', { name: title })).toBeInViewport();
});

test('back and forward go through articles and lists', async ({ attache }) => {
  const { page } = attache;
  const first = 'cedaw-explained';
  await openArticle(page, first);
  const second = 'firearms-protocol';
  await openArticle(page, second);
  await goTo(page, 'Topics');
  await page.keyboard.press('Alt+ArrowLeft');
  await isOpen(page, second);
  await page.keyboard.press('Alt+ArrowLeft');
  await isOpen(page, first);
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByRole('heading', { level: 1, name: 'Topics' })).toBeVisible();
});

test('an article is printed from a page that can run nothing', async ({ attache, workFolder }) => {
  const { app, page, article } = attache;
  await openArticle(page, 'untoc-explained');
  const file = `${workFolder}/printed`;
  // The system's print dialog cannot be answered here: what would be printed is written to files instead.
  await app.evaluate(({ app }, path) => {
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => {
        void contents.printToPDF({ generateTaggedPDF: true }).then(async (bytes) => {
          const { writeFile } = process.getBuiltinModule('node:fs/promises');
          await writeFile(`${path}.pdf`, bytes);
          // Not in Electron's types; it is how its own tests read them.
          const known = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
          const { javascript, sandbox } = known.getLastWebPreferences();
          const facts = { url: contents.getURL(), title: contents.getTitle(), javascript, sandbox };
          await writeFile(`${path}.json`, JSON.stringify(facts));
          done?.(true, '');
        });
      };
    });
  }, file);
  const title = await article.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: /Print/ }).click();
  await expect.poll(() => existsSync(`${file}.json`)).toBe(true);
  await expect.poll(() => app.windows().length).toBe(1);
  expect(JSON.parse(await readFile(`${file}.json`, 'utf8'))).toEqual({
    url: expect.stringMatching(/^arch:\/\/[^/]+\/a\/untoc-explained$/),
    title,
    javascript: false,
    sandbox: true,
  });
  const pdf = await readFile(`${file}.pdf`);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  // A page of text has fonts in it; a blank one has none.
  expect(pdf.toString('latin1')).toContain('/FontDescriptor');
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('an address outside the archive is shown and never opened', async ({ attache }) => {
  const { page, article } = attache;
  await searchFor(page, 'convention');
  await openFirstArticle(page, 'convention');
  await article
    .locator('article p')
    .first()
    .evaluate((element) => {
      const link = element.ownerDocument.createElement('a');
      link.href = 'https://example.org/outside';
      link.textContent = 'outside';
      element.append(link);
    });
  await article.getByRole('link', { name: 'outside' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('https://example.org/outside');
  expect(await page.evaluate(() => window.attache.app.network())).toMatchObject({ requests: 0 });
});

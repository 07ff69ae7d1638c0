import { expect, test } from './fixtures.ts';
import { isOpen, searchFor } from './pages/search-page.ts';

test('the interface in Arabic is mirrored, complete and free of findings', async ({ start }) => {
  const attache = await start({ args: ['--lang=ar'] });
  const { page } = attache;
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  const library = await page.getByRole('navigation').first().boundingBox();
  const main = await page.getByRole('main').boundingBox();
  expect(library?.x ?? 0).toBeGreaterThan(main?.x ?? Infinity);
  for (const link of await page.getByRole('navigation').first().getByRole('link').all()) {
    expect(await link.innerText()).toMatch(/\p{Script=Arabic}/u);
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\p{Script=Arabic}/u);
    await attache.accessibility();
  }
});

test('an Arabic article is read from right to left, in an English interface and an Arabic one', async ({
  start,
}) => {
  const attache = await start();
  const { page, article } = attache;
  await page.locator('[data-pane=search] input').fill('الجريمة المنظمة');
  await page.locator('[data-pane=search] input').press('Escape');
  const row = page.locator('[data-place^="article:"]').first();
  await row.click({ position: { x: 8, y: 8 } });
  await isOpen(
    page,
    ((await page.locator('[data-open-article]').getAttribute('data-open-article')) ?? '').trim(),
  );
  await expect(article.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await attache.accessibility();
  const languages = page.getByRole('navigation', { name: /language/i });
  await languages.getByRole('link', { name: /English/ }).click();
  await expect(article.locator('html')).toHaveAttribute('lang', 'en');
});

test('the language of the interface changes at once and is kept', async ({ start }) => {
  const english = { args: ['--lang='], env: { LANGUAGE: 'en', LANG: 'en_US.UTF-8' } };
  const first = await start(english);
  const { page } = first;
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('radio', { name: 'العربية' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const menu = await first.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map((item) => item.label),
  );
  expect(menu?.join(' ')).toMatch(/\p{Script=Arabic}/u);
  await first.close();

  const { page: again } = await start(english);
  await expect(again.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(again.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(again.getByRole('heading', { level: 1 })).toHaveText(/\p{Script=Arabic}/u);
});

test('search in the Arabic interface finds Arabic first', async ({ start }) => {
  const attache = await start({ args: ['--lang=ar'] });
  const { page } = attache;
  const box = page.locator('[data-pane=search] input');
  await box.fill('1325');
  await page.locator('[data-place^="article:"]').first().waitFor();
  const rows = page.locator('[data-place^="article:"]');
  expect(await rows.first().locator('[lang]').first().getAttribute('lang')).toBe('ar');
});

test('numbers, dates and hits read right in French, Russian and Chinese articles', async ({ attache }) => {
  const { page, article } = attache;
  for (const lang of ['fr', 'ru', 'zh']) {
    await searchFor(page, `lang:${lang} 1325`);
    await page
      .locator('[data-place^="article:"]')
      .first()
      .click({ position: { x: 8, y: 8 } });
    await expect(article.locator('html')).toHaveAttribute('lang', new RegExp(`^${lang}`));
    await attache.accessibility();
  }
});

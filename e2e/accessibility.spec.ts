import { expect, test, type RunningApp } from './fixtures.ts';
import { goTo, openArticle, searchFor } from './pages/search-page.ts';

/** Every screen of the window, and the way to it. */
const SCREENS: Readonly<Record<string, (attache: RunningApp) => Promise<unknown>>> = {
  home: ({ page }) => goTo(page, 'Home'),
  'search, empty': ({ page }) => goTo(page, 'Search'),
  'search, with results': ({ page }) => searchFor(page, '"women" -prison 1325'),
  'search, nothing found': ({ page }) => searchFor(page, 'zzzzqqq'),
  topics: ({ page }) => goTo(page, 'Topics'),
  topic: async ({ page }) => {
    await goTo(page, 'Topics');
    await page.getByRole('main').locator('a[href*="#/topic/"]').first().click();
  },
  conferences: ({ page }) => goTo(page, 'Conferences'),
  conference: async ({ page }) => {
    await goTo(page, 'Conferences');
    await page.getByRole('main').locator('a[href*="#/conference/"]').first().click();
  },
  sources: ({ page }) => goTo(page, 'Sources'),
  source: async ({ page }) => {
    await goTo(page, 'Sources');
    await page.getByRole('main').locator('a[href*="#/source/"]').first().click();
  },
  bookmarks: ({ page }) => goTo(page, 'Bookmarks'),
  notebook: ({ page }) => goTo(page, 'Notebook'),
  updates: ({ page }) => goTo(page, 'Updates'),
  settings: ({ page }) => goTo(page, 'Settings'),
  help: ({ page }) => goTo(page, 'Help'),
  privacy: ({ page }) => page.evaluate(() => (location.hash = '#/help/privacy')),
  about: ({ page }) => page.evaluate(() => (location.hash = '#/help/about')),
  licences: ({ page }) => page.evaluate(() => (location.hash = '#/help/licences')),
  'an unknown address': ({ page }) => page.evaluate(() => (location.hash = '#/nowhere')),
  article: ({ page }) => openArticle(page, 'untoc-explained'),
  'article, sources': async ({ page }) => {
    await openArticle(page, 'untoc-explained');
    await page.getByRole('tab', { name: /Sources/ }).click();
  },
  'article, info': async ({ page }) => {
    await openArticle(page, 'untoc-explained');
    await page.getByRole('tab', { name: /Info/ }).click();
  },
  palette: ({ page }) => page.keyboard.press('Control+k'),
  'palette, with words': async ({ page }) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('sett');
  },
  shortcuts: ({ page }) => page.keyboard.press('Shift+F1'),
};

const LOOKS = {
  light: {},
  dark: { theme: 'dark' },
  sepia: { theme: 'light', paper: 'sepia' },
  contrast: { contrast: 'more' },
} as const;

for (const [look, settings] of Object.entries(LOOKS)) {
  test(`axe finds nothing on any screen, ${look}`, async ({ attache }) => {
    test.setTimeout(180_000);
    await attache.page.evaluate((patch) => window.attache.settings.set(patch), settings);
    await attache.page.reload();
    await attache.page.getByRole('searchbox', { name: 'Search the archive' }).waitFor();
    for (const [name, open] of Object.entries(SCREENS)) {
      await open(attache);
      await attache.page.waitForTimeout(100);
      await expect(attache.page.locator('[aria-busy="true"]')).toHaveCount(0);
      await test.step(name, () => attache.accessibility());
      await attache.page.keyboard.press('Escape');
    }
  });
}

test('nothing scrolls sideways in a small window, and nothing moves where people asked for stillness', async ({
  attache,
}) => {
  const { app, page } = attache;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(600, 500));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const name of ['home', 'search, with results', 'sources', 'source', 'settings', 'updates'] as const) {
    if (name === 'search, with results') await SCREENS[name]?.(attache);
    else {
      const place = {
        home: '#/home',
        sources: '#/sources',
        source: '#/source/untoc-2000',
        settings: '#/settings',
        updates: '#/updates',
      }[name];
      await page.evaluate((hash) => (location.hash = hash), place);
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, name).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.getAnimations().length), name).toBe(0);
  }
});

import { expect, test, type RunningApp } from './fixtures.ts';
import { openArticle } from './pages/search-page.ts';

/** Goes to an address of the window and waits for its page; the same in every language. */
async function go({ page }: RunningApp, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

/** Follows the first link of a page to a record of a kind. */
async function goToFirst(attache: RunningApp, list: string, kind: string): Promise<void> {
  await go(attache, list);
  await attache.page.getByRole('main').locator(`a[href*="#/${kind}/"]`).first().click();
}

async function openTab(attache: RunningApp, index: number): Promise<void> {
  await openArticle(attache.page, 'untoc-explained');
  await attache.page.getByRole('complementary').getByRole('tab').nth(index).click();
}

/** Every screen of the window, and the way to it in any language. */
const SCREENS: Readonly<Record<string, (attache: RunningApp) => Promise<unknown>>> = {
  home: (attache) => go(attache, '#/home'),
  'search, empty': (attache) => go(attache, '#/search'),
  'search, with results': async (attache) => {
    await go(attache, `#/search?q=${encodeURIComponent('"women" -prison 1325')}`);
    await attache.page.locator('[data-place^="article:"]').first().waitFor();
  },
  'search, nothing found': (attache) => go(attache, '#/search?q=zzzzqqq'),
  topics: (attache) => go(attache, '#/topics'),
  topic: (attache) => goToFirst(attache, '#/topics', 'topic'),
  conferences: (attache) => go(attache, '#/conferences'),
  conference: (attache) => goToFirst(attache, '#/conferences', 'conference'),
  sources: (attache) => go(attache, '#/sources'),
  source: (attache) => go(attache, '#/source/untoc-2000'),
  bookmarks: (attache) => go(attache, '#/bookmarks'),
  notebook: (attache) => go(attache, '#/notebook'),
  updates: (attache) => go(attache, '#/updates'),
  settings: (attache) => go(attache, '#/settings'),
  help: (attache) => go(attache, '#/help/guide'),
  privacy: (attache) => go(attache, '#/help/privacy'),
  about: (attache) => go(attache, '#/help/about'),
  licences: (attache) => go(attache, '#/help/licences'),
  'an unknown address': (attache) => go(attache, '#/nowhere'),
  article: ({ page }) => openArticle(page, 'untoc-explained'),
  'article in Arabic': ({ page }) => openArticle(page, 'untoc-explained-ar'),
  'article, sources': (attache) => openTab(attache, 1),
  'article, info': (attache) => openTab(attache, 2),
  'article, citation card': async ({ page, article }) => {
    await openArticle(page, 'trafficking-protocol');
    await article.locator('sup.cite a').first().click();
    await page.getByRole('dialog').waitFor();
  },
  'article, finding': async ({ page }) => {
    await openArticle(page, 'untoc-explained');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('convention');
  },
  palette: ({ page }) => page.keyboard.press('Control+k'),
  'palette, with words': async ({ page }) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('1325');
  },
  shortcuts: ({ page }) => page.keyboard.press('Shift+F1'),
};

const LOOKS = {
  light: { lang: 'en', settings: {} },
  dark: { lang: 'en', settings: { theme: 'dark' } },
  sepia: { lang: 'en', settings: { theme: 'light', paper: 'sepia' } },
  contrast: { lang: 'en', settings: { contrast: 'more' } },
  Arabic: { lang: 'ar', settings: {} },
  'Arabic and dark': { lang: 'ar', settings: { theme: 'dark' } },
} as const;

for (const [look, { lang, settings }] of Object.entries(LOOKS)) {
  test(`axe finds nothing on any screen, ${look}`, async ({ start }) => {
    test.setTimeout(240_000);
    const attache = await start({ args: [`--lang=${lang}`] });
    await attache.page.evaluate((patch) => window.attache.settings.set(patch), settings);
    await attache.page.reload();
    await attache.page.waitForFunction(() => performance.getEntriesByName('preloaded').length > 0);
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
    await SCREENS[name]?.(attache);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, name).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.getAnimations().length), name).toBe(0);
  }
});

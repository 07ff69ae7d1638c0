// `npm run screenshots [-- <folder>]`: pictures of the real window, light and dark, English and Arabic, at
// 1280×800 and 900×600, to look at after a change of the interface. `-- --readme` makes those that the README shows.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from '@playwright/test';
import { inRoot } from '../scripts/lib/paths.mjs';

const isForReadme = process.argv[2] === '--readme';
const OUTPUT = isForReadme
  ? inRoot('docs/images')
  : resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2] ?? inRoot('out/screenshots'));
/** Name of the picture, the screen, language and theme. */
const README = [
  ['home', 'home', 'en', 'light'],
  ['search', 'search', 'en', 'light'],
  ['article', 'article-note', 'en', 'light'],
  ['arabic', 'article-arabic', 'ar', 'light'],
  ['dark', 'article-hits', 'en', 'dark'],
];
const SIZES = { wide: [1280, 800], small: [900, 600] };
const THEMES = ['light', 'dark'];
const LANGUAGES = ['en', 'ar'];
const NOTE = '**For the panel:** consent is irrelevant, article 3 (b).';
/** What the note's field says when it is on disk, in each language. */
const SAVED = /^(Saved|حُفظت)$/;

/** @typedef {import('@playwright/test').Page} Page */

/** @type {Readonly<Record<string, (page: Page) => Promise<unknown>>>} */
const SCREENS = {
  home: (page) => go(page, '#/home'),
  search: async (page) => {
    await go(page, '#/search?q=women%20organized%20crime');
    await page.locator('[data-place^="article:"]').first().waitFor();
  },
  article: (page) => openArticle(page, 'untoc-explained'),
  'article-citation': async (page) => {
    await openArticle(page, 'trafficking-protocol');
    await page.frameLocator('iframe').frameLocator('iframe').locator('sup.cite a').nth(2).click();
    await page.getByRole('dialog').waitFor();
  },
  'article-note': async (page) => {
    await openArticle(page, 'trafficking-protocol');
    // Opens the rail where the window is narrow; the field has another name in every language.
    await page.keyboard.press('Control+N');
    const field = page.locator('textarea');
    if ((await field.inputValue()) !== NOTE) {
      await field.fill(NOTE);
      await page.getByRole('status').filter({ hasText: SAVED }).waitFor();
    }
    // In a narrow window the note lies over the article.
    if ((await page.evaluate(() => innerWidth)) < SIZES.wide[0]) return;
    await page.frameLocator('iframe').frameLocator('iframe').locator('sup.cite a').nth(2).click();
    await page.getByRole('dialog').waitFor();
  },
  'article-hits': (page) => openArticle(page, 'untoc-explained', '?q=trafficking'),
  'article-chinese': (page) => openArticle(page, 'untoc-explained-zh'),
  'article-arabic': (page) => openArticle(page, 'untoc-explained-ar'),
  topics: (page) => go(page, '#/topics'),
  conferences: (page) => go(page, '#/conferences'),
  sources: (page) => go(page, '#/sources'),
  source: (page) => go(page, '#/source/untoc-2000'),
  bookmarks: (page) => go(page, '#/bookmarks'),
  notebook: (page) => go(page, '#/notebook'),
  updates: (page) => go(page, '#/updates'),
  settings: (page) => go(page, '#/settings'),
  help: (page) => go(page, '#/help/guide'),
  palette: async (page) => {
    await go(page, '#/home');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('con');
  },
};

/**
 * @param {Page} page
 * @param {string} hash
 */
async function go(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator('main h1, main[data-open-article]').first().waitFor({ state: 'attached' });
}

/**
 * @param {Page} page
 * @param {string} id
 */
async function openArticle(page, id, query = '') {
  await page.evaluate((to) => (location.hash = to), `#/article/${id}${query}`);
  await page.locator(`[data-open-article="${id}"]`).waitFor();
}

/**
 * Opens the window in a language and a theme, on a data folder of its own.
 * @param {string} language
 * @param {string} theme
 * @param {(app: import('@playwright/test').ElectronApplication, page: Page) => Promise<void>} work
 */
async function withWindow(language, theme, work) {
  const userData = mkdtempSync(join(tmpdir(), 'attache-shots-'));
  const app = await _electron.launch({
    args: [inRoot('.'), `--user-data-dir=${userData}`, `--lang=${language}`],
  });
  const page = await app.firstWindow();
  await page.locator('main h1').first().waitFor();
  await page.evaluate((chosen) => window.attache.settings.set({ theme: chosen }), theme);
  await page.reload();
  await page.locator('main h1').first().waitFor();
  await work(app, page);
  await app.close();
  rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/**
 * @param {import('@playwright/test').ElectronApplication} app
 * @param {readonly number[]} size
 */
function resize(app, [width, height]) {
  return app.evaluate(
    ({ BrowserWindow }, bounds) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(bounds.width, bounds.height),
    { width, height },
  );
}

/**
 * @param {Page} page
 * @param {string} screen
 * @param {string} name
 */
async function take(page, screen, name) {
  await SCREENS[screen](page);
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(OUTPUT, `${name}.png`) });
  await page.keyboard.press('Escape');
}

/**
 * @param {string} language
 * @param {string} theme
 */
function takeAll(language, theme) {
  return withWindow(language, theme, async (app, page) => {
    for (const [size, bounds] of Object.entries(SIZES)) {
      await resize(app, bounds);
      for (const screen of Object.keys(SCREENS)) {
        const name = `${screen}-${language}-${theme}-${size}`;
        await take(page, screen, name).catch((error) => console.error(`${name}: ${error.message}`));
      }
    }
  });
}

mkdirSync(OUTPUT, { recursive: true });
if (isForReadme) {
  for (const [name, screen, language, theme] of README) {
    await withWindow(language, theme, async (app, page) => {
      await resize(app, SIZES.wide);
      await take(page, screen, name);
    });
  }
} else {
  for (const language of LANGUAGES) for (const theme of THEMES) await takeAll(language, theme);
}
console.log(OUTPUT);

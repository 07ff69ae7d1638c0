import { expect, test, type RunningApp } from './fixtures.ts';
import { makePdf } from '../tests/pdf/make-pdf.mjs';
import { attache as cli, makePublisher, writeArticle } from './cli.ts';
import { isShown, markedWords, openFile, pdf, writeSource } from './pages/file-page.ts';
import { openArticle, resultItems, searchFor } from './pages/search-page.ts';
import { installEdition } from './pages/updates-page.ts';

test.slow();

/** Two pages before page 1, as in many reports; words on several pages, one of them cut at the end of a line. */
const PAGES = [
  ['Report on precursors'],
  ['Contents'],
  ['Introduction to the report'],
  ['Precursors and their', 'diver-', 'sion from licit trade (2025)'],
  [],
  ['Annex: ports and precursors', 'The precursor of all of it'],
];

async function withReport(attache: RunningApp, workFolder: string): Promise<string> {
  const publisher = await makePublisher(workFolder);
  await writeSource(publisher, 'precursors', makePdf(PAGES, 2));
  const body =
    'Trade is watched.[^1] Ports are too.[^2]\n\n[^1]: @precursors, p. 2\n[^2]: @precursors, art. 4';
  await writeArticle(publisher.content, 'trade', { title: 'Trade in chemicals' }, body);
  const file = await publisher.publish('2026-10-01');
  await installEdition(attache, file);
  return file;
}

test('a file is searched by page, opens at the page, and has the words marked there', async ({
  attache,
  workFolder,
}) => {
  const { page } = attache;
  const file = await withReport(attache, workFolder);
  await searchFor(page, 'diversion precursor');
  const row = page.locator('[data-place="page:precursors:4"]');
  await expect(row).toHaveAccessibleName(/^Report precursors, Page 4 of 6/);
  await expect(row).toContainText('Precursors and their diversion from licit trade');
  await attache.accessibility();

  await row.click({ position: { x: 8, y: 8 } });
  await isShown(page, 4);
  await expect(pdf(page).getByText('Precursors and their')).toBeVisible();
  await expect.poll(() => markedWords(page)).toEqual(['Precursors', 'diver', 'sion']);
  await attache.accessibility();

  // The words are text: they can be selected and copied.
  await pdf(page).getByText('Precursors and their').selectText();
  const selected = (): Promise<string> =>
    pdf(page)
      .locator('body')
      .evaluate(() => String(getSelection()));
  await expect.poll(selected).toContain('Precursors and their');

  const { out } = await cli('search', file, 'diversion kind:file');
  expect(out).toContain('precursors · page 4 of 6 · en · 2025-03-01');
});

test('pages of files are one kind among others, to be shown alone or left out', async ({
  attache,
  workFolder,
}) => {
  const { page } = attache;
  await withReport(attache, workFolder);
  await searchFor(page, 'precursor');
  await expect(resultItems(page)).toHaveCount(4);
  await page.getByRole('group', { name: 'Kind' }).getByText('Page of a file').click();
  await expect(resultItems(page)).toHaveCount(3);
  await expect(page.locator('[data-place^="page:"]')).toHaveCount(3);
  await searchFor(page, 'precursor -kind:file');
  await expect(page.locator('[data-place^="page:"]')).toHaveCount(0);
});

test('pages turn by keys and buttons, in the frame and beside it, and the words lead from page to page', async ({
  attache,
  workFolder,
}) => {
  const { page } = attache;
  await withReport(attache, workFolder);
  await openFile(page, 'precursors');
  await isShown(page, 1);
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('PageDown');
  await isShown(page, 2);
  await page.keyboard.press('End');
  await isShown(page, 6);
  await page.getByRole('button', { name: 'Previous page', exact: true }).click();
  await isShown(page, 5);
  await page.getByRole('textbox', { name: 'Page', exact: true }).fill('3');
  await page.keyboard.press('Enter');
  await isShown(page, 3);
  await expect(page.getByRole('button', { name: 'Next page', exact: true })).toBeEnabled();

  // In the frame Page Down goes through the page first, and then to the next one.
  await pdf(page).locator('#scroller').focus();
  await expect(async () => {
    await page.keyboard.press('PageDown');
    await expect(page.locator('main[data-shown-page="4"]')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('Control+f');
  const find = page.getByRole('searchbox', { name: 'Find in this file' });
  await expect(find).toBeFocused();
  await find.fill('precursors');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Find in this file' })).toContainText('2 of 3 pages');
  await expect.poll(() => markedWords(page)).toEqual(['Precursors']);
  await page.keyboard.press('F3');
  await isShown(page, 6);
  await expect.poll(() => markedWords(page)).toEqual(['precursors', 'precursor']);
  await page.keyboard.press('F3');
  await isShown(page, 1);
  await page.keyboard.press('Shift+F3');
  await isShown(page, 6);
});

test('the zoom changes the size, and the words stay over their places', async ({ attache, workFolder }) => {
  const { page } = attache;
  await withReport(attache, workFolder);
  await openFile(page, 'precursors', '?page=4');
  await isShown(page, 4);
  const width = async (): Promise<number> => (await pdf(page).locator('.page').boundingBox())?.width ?? 0;
  const fitted = await width();
  await page.getByRole('button', { name: 'Fit the width' }).click();
  await expect(page.getByRole('group', { name: 'Pages' })).toContainText('100 %');
  const printed = await width();
  expect(Math.abs(printed - 595 * (96 / 72))).toBeLessThan(2);
  await page.getByRole('button', { name: 'Larger', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Pages' })).toContainText('125 %');
  expect(await width()).toBeGreaterThan(printed * 1.2);
  await page.getByRole('button', { name: 'Fit the width' }).click();
  await expect.poll(async () => Math.abs((await width()) - fitted) < 2).toBe(true);
  const words = await pdf(page).getByText('Precursors and their').boundingBox();
  const paper = await pdf(page).locator('.page').boundingBox();
  if (words === null || paper === null) throw new Error('no words on the page');
  // 72 of 595 points from the edge.
  expect(Math.abs((words.x - paper.x) / paper.width - 72 / 595)).toBeLessThan(0.01);
});

test('a page that an article cites opens there, by the number that is printed on it', async ({
  attache,
  workFolder,
}) => {
  const { page } = attache;
  await withReport(attache, workFolder);
  await openArticle(page, 'trade');
  await attache.article.locator('sup.cite a').first().click();
  await page.getByRole('dialog').getByRole('link', { name: 'Open file at page 2' }).click();
  await isShown(page, 4);
  await expect(page.getByRole('textbox', { name: 'Page', exact: true })).toHaveValue('4');
  await page.goBack();

  await page.getByRole('tab', { name: 'Sources' }).click();
  const links = page.getByRole('tabpanel').getByRole('link', { name: /^Open file/ });
  await expect(links).toHaveCount(2);
  await links.nth(1).click();
  await isShown(page, 1);
  await page.getByRole('link', { name: 'Open source' }).click();
  await expect(page.getByRole('main')).toContainText('PDF · 6 pages');
  await page.getByRole('main').getByRole('link', { name: 'Open file', exact: true }).click();
  await isShown(page, 1);
});

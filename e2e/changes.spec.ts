import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makePublisher, writeArticle, type Publisher } from './cli.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { goTo, isOpen, openArticle, searchFor } from './pages/search-page.ts';
import { install, openEdition } from './pages/updates-page.ts';

const FILLER = [
  'Ports are gateways.',
  'Harbour masters keep records.',
  'Ships come and go.',
  'Cargo is checked.',
];
const FIRST = ['The Conference adopted the resolution in Vienna.', ...FILLER, 'It ends here.'];
const SECOND = ['The Conference rejected the resolution in Vienna.', ...FILLER, 'It ends here, for now.'];
const THIRD = ['The Conference rejected the draft in Vienna.', ...FILLER, 'It ends here, for now.'];

const write = (publisher: Publisher, id: string, paragraphs: readonly string[]): Promise<void> =>
  writeArticle(publisher.content, id, { title: `About ${id}` }, paragraphs.join('\n\n'));

/** Gives a file to the window, and waits for what it shows of it. */
async function offer(attache: RunningApp, file: string): Promise<void> {
  await openEdition(attache, file);
  await attache.page.getByRole('button', { name: 'Install', exact: true }).waitFor();
}

async function update(attache: RunningApp, file: string): Promise<void> {
  await offer(attache, file);
  await install(attache);
}

/** Opens an article and stays until the place is kept. */
async function read(page: Page, id: string): Promise<void> {
  await openArticle(page, id);
  await expect
    .poll(() => page.evaluate(async (article) => kept(article), id), { timeout: 10_000 })
    .toBeGreaterThan(0);
}

/** Runs in the window. */
declare function kept(article: string): Promise<number>;

async function watchReading(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, {
      kept: async (article: string) => {
        const places = await window.attache.reading.list();
        const place = places.find((each) => each.article === article);
        return place?.version?.edition ?? 0;
      },
    });
  });
}

const notice = (page: Page) => page.getByRole('complementary', { name: 'What changed' });
const comparison = (page: Page) => page.getByRole('main');

test('what changed since one read: above the article, word by word, by keyboard, until it is seen', async ({
  start,
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  await write(publisher, 'ports', FIRST);
  await write(publisher, 'form', ['A plain word.', 'Another line.']);
  const first = await publisher.publish('2026-10-01');
  const attache = await start();
  const { page } = attache;
  await update(attache, first);
  await watchReading(page);
  await read(page, 'ports');
  await expect(notice(page)).toHaveCount(0);
  await read(page, 'form');

  await write(publisher, 'ports', SECOND);
  await write(publisher, 'form', ['A **plain** word.', 'Another line.']);
  await update(attache, await publisher.publish('2026-11-01'));
  await goTo(page, 'Home');
  await expect(page.locator('[data-place="changes:ports"]')).toContainText('2 changes since you read it');
  await expect(page.locator('[data-place="revised:form"]')).toBeVisible();
  await expect(page.locator('[data-place="changes:form"]')).toHaveCount(0);

  await openArticle(page, 'form');
  await expect(notice(page)).toHaveCount(0);
  await openArticle(page, 'ports');
  await expect(notice(page)).toContainText('(edition 1)');
  // Opening it is not having seen what changed.
  await searchFor(page, 'is:changed');
  await expect(page.locator('[data-place="article:ports"]')).toHaveCount(1);
  await openArticle(page, 'ports');
  await attache.accessibility();
  await notice(page).getByRole('link', { name: 'Show 2 changes' }).click();

  const text = comparison(page);
  await expect(text.getByRole('heading', { level: 1 })).toContainText('What changed since you read this on');
  await expect(text).toContainText('Edition 1 compared with edition 2');
  const place = text.getByRole('group', { name: 'Change 1 of 2' });
  await expect(place.getByRole('deletion')).toHaveText('Removed: −adopted');
  await expect(place.getByRole('insertion')).toHaveText('Added: +rejected');
  await expect(place.getByRole('deletion').getByText('adopted')).toHaveCSS(
    'text-decoration-line',
    'line-through',
  );
  await expect(place.getByRole('insertion').getByText('rejected')).toHaveCSS(
    'text-decoration-line',
    'underline',
  );
  await expect(text).not.toContainText('Ships come and go.');
  await attache.accessibility();

  await page.keyboard.press('F3');
  await expect(place).toBeFocused();
  await page.keyboard.press('F3');
  await expect(text.getByRole('group', { name: 'Change 2 of 2' })).toBeFocused();
  await page.keyboard.press('F3');
  await expect(place).toBeFocused();
  await page.keyboard.press('Shift+F3');
  await expect(text).toContainText('2 of 2');
  await text.getByRole('button', { name: 'Show 2 unchanged paragraphs' }).click();
  await expect(text).toContainText('Ships come and go.');

  await text.getByRole('button', { name: 'Mark as seen' }).click();
  await text.getByRole('link', { name: 'About ports' }).click();
  await isOpen(page, 'ports');
  await expect(notice(page)).toHaveCount(0);
  await searchFor(page, 'is:changed');
  await expect(page.locator('[data-place="article:ports"]')).toHaveCount(0);
  await openArticle(page, 'ports');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type('what changed');
  const chosen = page.getByRole('dialog').locator('[role=menuitem][data-focused]');
  await expect(chosen).toContainText('What changed since you read this article');
  await page.keyboard.press('Enter');
  await expect(comparison(page)).toContainText('Edition 1 compared with edition 2');
});

test('a bookmark whose paragraph is gone keeps its words and says so, and no key takes it away', async ({
  attache,
  workFolder,
}) => {
  const { page, article } = attache;
  const publisher = await makePublisher(workFolder);
  await write(publisher, 'ports', ['The first stays.', 'The second one will go away.', 'The third stays.']);
  await update(attache, await publisher.publish('2026-10-01'));
  await openArticle(page, 'ports');
  await article.getByText('The second one').click();
  await page.keyboard.press('b');
  await expect(article.locator('[data-bookmarked]')).toHaveCount(1);
  await write(publisher, 'ports', ['The first stays.', 'Something else altogether.', 'The third stays.']);
  await update(attache, await publisher.publish('2026-11-01'));

  await goTo(page, 'Bookmarks');
  const entry = page.getByRole('main').getByRole('listitem').filter({ hasText: 'will go away' }).last();
  await expect(entry).toContainText('Not in this edition');
  await attache.accessibility();
  await entry.getByRole('link', { name: /will go away/ }).click();
  await isOpen(page, 'ports');
  const told = page.getByRole('complementary', { name: 'Paragraph not found' });
  await expect(told).toContainText('The bookmark keeps its words: What changed');
  await expect(told).toContainText('The second one will go away.');
  await expect(page.getByRole('complementary', { name: 'Notes' })).toContainText('Not in this edition');
  await expect(page.getByRole('button', { name: 'Bookmark this paragraph' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await attache.accessibility();
  await page.keyboard.press('b');
  await expect(article.locator('[data-bookmarked]')).toHaveCount(1);
  const quotes = await page.evaluate(async () =>
    (await window.attache.annotations.list()).map(({ target }) => target.quote),
  );
  expect(quotes).toContain('The second one will go away.');
  await told.getByRole('link', { name: 'What changed' }).click();
  await expect(comparison(page)).toContainText('The second one will go away.');
});

/** Which editions the kept texts are of, in order. */
async function keptEditions(userData: string): Promise<readonly number[]> {
  const names = await readdir(join(userData, 'old-texts')).catch(() => []);
  return names.map((name) => Number(/-e(\d+)-/.exec(name)?.[1])).toSorted((a, b) => a - b);
}

test('the old text of what one annotated outlives its editions, a kill and a withdrawal, and goes with the note', async ({
  start,
  workFolder,
  userData,
}) => {
  const publisher = await makePublisher(workFolder);
  await Promise.all(FILLER.map((words, at) => write(publisher, `filler-${at}`, [words])));
  await write(publisher, 'noted', FIRST);
  await write(publisher, 'gone', FIRST);
  const attache = await start();
  const { page } = attache;
  await update(attache, await publisher.publish('2026-09-01'));
  await openArticle(page, 'noted');
  await page.getByRole('textbox', { name: 'Note' }).fill('Mine.');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await openArticle(page, 'gone');
  await page.keyboard.press('Control+D');
  await watchReading(page);
  await read(page, 'gone');
  await read(page, 'noted');
  expect(await keptEditions(userData)).toEqual([]);

  await write(publisher, 'noted', SECOND);
  await write(publisher, 'gone', SECOND);
  await offer(attache, await publisher.publish('2026-10-01'));
  const mine = page.getByRole('region', { name: 'Your bookmarks, highlights and notes in what it changes' });
  await expect(mine.getByRole('listitem')).toHaveText([
    'About gone is revised (1 bookmark)',
    'About noted is revised (1 note)',
  ]);
  await attache.accessibility();
  await install(attache);
  // They are kept before the switch, and so before anything could be lost.
  expect(await keptEditions(userData)).toEqual([1, 1]);
  await attache.kill();

  const again = await start();
  await write(publisher, 'noted', THIRD);
  await rm(join(publisher.content, 'articles', 'gone.md'));
  await offer(again, await publisher.publish('2026-11-01'));
  await expect(again.page.getByRole('listitem').filter({ hasText: 'About gone' })).toHaveText(
    'About gone is no longer in it (1 bookmark)',
  );
  await install(again);
  await write(publisher, 'noted', [...THIRD, 'One more.']);
  await update(again, await publisher.publish('2026-11-15'));
  // Neither edition 1 nor edition 2 is on the device any more: this is the kept text.
  await again.page.evaluate(() => (location.hash = '#/changes/noted'));
  await expect(comparison(again.page)).toContainText('Edition 1 compared with edition 4');
  const place = comparison(again.page).getByRole('group', { name: /^Change 1 of/ });
  await expect(place.getByRole('deletion')).toHaveText('Removed: −adopted');
  await expect.poll(() => keptEditions(userData)).toEqual([1, 1, 2, 2, 3]);

  // No page can have it: it is no object of the shell.
  const file = (await readdir(join(userData, 'old-texts'))).find((name) => name.includes('-e1-'));
  const sha256 = /-([0-9a-f]{64})\.json$/.exec(file ?? '')?.[1] ?? '';
  const status = await again.page.evaluate(async (hash) => (await fetch(`/o/${hash}`)).status, sha256);
  expect(status).toBe(404);
  again.expectComplaints(/404/);

  await again.page.evaluate(async () => {
    for (const { id } of await window.attache.annotations.list()) await window.attache.annotations.remove(id);
    const trash = await window.attache.annotations.trash();
    await window.attache.annotations.removeForGood(trash.map(({ annotation }) => annotation.id));
  });
  // They go at the next start with what is deleted for good; what one has read stays after it.
  expect(await keptEditions(userData)).toEqual([1, 1, 2, 2, 3]);
  await again.close();
  await start();
  await expect.poll(() => keptEditions(userData), { timeout: 20_000 }).toEqual([1, 1]);
});

test('an article read in an edition whose text is nowhere any more says so', async ({
  start,
  workFolder,
  userData,
}) => {
  const publisher = await makePublisher(workFolder);
  await write(publisher, 'ports', FIRST);
  const attache = await start();
  const { page } = attache;
  await update(attache, await publisher.publish('2026-09-01'));
  await watchReading(page);
  await read(page, 'ports');
  await write(publisher, 'ports', SECOND);
  await update(attache, await publisher.publish('2026-10-01'));
  await write(publisher, 'ports', THIRD);
  await update(attache, await publisher.publish('2026-11-01'));
  await rm(join(userData, 'old-texts'), { recursive: true, force: true });
  await openArticle(page, 'ports');
  await expect(notice(page)).toContainText('The text of edition 1 is not kept any more');
  await attache.accessibility();
});

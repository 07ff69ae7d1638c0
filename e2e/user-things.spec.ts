import { spawnSync } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type RunningApp } from './fixtures.ts';
import { ROOT } from './launch.ts';
import { goTo, isOpen, openArticle } from './pages/search-page.ts';

const WORDS = 'Ask the chair about article 25.';

async function writeNote({ page }: RunningApp, words: string): Promise<void> {
  const note = page.getByRole('complementary', { name: 'Notes' }).getByRole('textbox', { name: 'Note' });
  await note.fill(words);
  await expect(note).toHaveValue(words);
  await expect(
    page.getByRole('complementary').getByRole('status').filter({ hasText: 'Saved' }),
  ).toBeVisible();
}

async function notesFile(userData: string): Promise<string> {
  const names = await readdir(userData);
  const name = names.find((each) => /^notes\.json$/.test(each));
  if (name === undefined) throw new Error(`no notes file among ${names.join(', ')}`);
  return join(userData, name);
}

test('a bookmark and a note are still there after kill -9', async ({ start }) => {
  const first = await start();
  const id = 'untoc-explained';
  await openArticle(first.page, id);
  await first.page.getByRole('button', { name: 'Bookmark', exact: true }).click();
  await expect(first.page.getByRole('button', { name: 'Bookmark', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await writeNote(first, WORDS);
  await first.kill();

  const again = await start();
  await goTo(again.page, 'Bookmarks');
  await again.page.getByRole('main').locator(`a[href*="/article/${id}"]`).first().click();
  await isOpen(again.page, id);
  await expect(again.page.getByRole('button', { name: 'Bookmark', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(again.page.getByRole('textbox', { name: 'Note' })).toHaveValue(WORDS);
  await goTo(again.page, 'Notebook');
  await expect(again.page.getByRole('main')).toContainText(WORDS);
  await again.accessibility();
});

test('a note whose panel goes while it is written is whole when the panel comes back', async ({
  attache,
  userData,
}) => {
  const { page } = attache;
  await openArticle(page, 'cedaw-explained');
  await writeNote(attache, 'Ask');
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill(WORDS);
  // At once, so that the write is still under way when the field is drawn anew.
  const redrawn = await page.evaluate(async () => {
    const field = () => document.querySelector<HTMLTextAreaElement>('aside textarea');
    const press = () =>
      document.querySelector<HTMLElement>('button[aria-label="Notes and sources"]')?.click();
    const first = field();
    press();
    while (field() !== null) await new Promise(requestAnimationFrame);
    press();
    while (field() === null) await new Promise(requestAnimationFrame);
    return { isAnother: field() !== first, text: field()?.value };
  });
  expect(redrawn).toEqual({ isAnother: true, text: WORDS });
  await expect.poll(async () => readFile(await notesFile(userData), 'utf8')).toContain(WORDS);
  await note.press('End');
  await note.pressSequentially(' And 26.');
  await expect(note).toHaveValue(`${WORDS} And 26.`);
});

test('a paragraph is bookmarked by key, shown in its place, and found again from the list', async ({
  attache,
}) => {
  const { page, article } = attache;
  await openArticle(page, 'cedaw-explained');
  await article.locator('p[data-n="3"]').click();
  await page.keyboard.press('b');
  await expect(article.locator('p[data-n="3"]')).toHaveAttribute('data-bookmarked', /.+/);
  await goTo(page, 'Bookmarks');
  await page.getByRole('main').locator('a[href*="block="]').first().click();
  await expect(article.locator('p[data-n="3"]')).toBeInViewport();
});

test('a removed note and a removed bookmark can be had back at once', async ({ attache }) => {
  const { page } = attache;
  await openArticle(page, 'cedaw-explained');
  await writeNote(attache, WORDS);
  await goTo(page, 'Notebook');
  await page.getByRole('button', { name: /Remove/ }).click();
  await expect(page.getByRole('main')).not.toContainText(WORDS);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('main')).toContainText(WORDS);
});

test('what the app writes is the person’s alone to read', async ({ start, userData }) => {
  test.skip(process.platform === 'win32', 'permission bits are those of Linux and macOS');
  const attache = await start();
  await openArticle(attache.page, 'cedaw-explained');
  await writeNote(attache, WORDS);
  await attache.close();
  const file = await notesFile(userData);
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await readFile(file, 'utf8')).toContain(WORDS);
  for (const name of await readdir(userData)) expect(name).not.toMatch(/\.tmp|\.part/);
});

test('a damaged notes file is put aside and said so, never overwritten', async ({ start, userData }) => {
  const first = await start();
  await openArticle(first.page, 'cedaw-explained');
  await writeNote(first, WORDS);
  await first.close();
  const file = await notesFile(userData);
  const damaged = (await readFile(file, 'utf8')).slice(0, -40);
  await writeFile(file, damaged);

  const again = await start();
  const alert = again.page.getByRole('alert').filter({ hasText: /damaged/ });
  await expect(alert).toBeVisible();
  const aside = (await readdir(userData)).find((name) => name.includes('damaged'));
  expect(aside).toBeDefined();
  await expect(alert).toContainText(aside ?? '');
  expect(await readFile(join(userData, aside ?? ''), 'utf8')).toBe(damaged);
  await again.accessibility();
  await openArticle(again.page, 'cedaw-explained');
  await writeNote(again, 'A new beginning.');
});

test('a second start on the same data brings the first window forward and writes nothing', async ({
  start,
  userData,
}) => {
  const attache = await start();
  await openArticle(attache.page, 'cedaw-explained');
  await writeNote(attache, WORDS);
  const before = await readFile(await notesFile(userData), 'utf8');
  const electron = await attache.app.evaluate(() => process.execPath);
  const args = [ROOT, `--user-data-dir=${userData}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const second = spawnSync(electron, args, { timeout: 20_000 });
  expect(second.status).toBe(0);
  expect(await readFile(await notesFile(userData), 'utf8')).toBe(before);
  await attache.close();
});

test('the window comes back where it was, in its theme and without another colour first', async ({
  start,
}) => {
  const first = await start();
  await goTo(first.page, 'Settings');
  await first.page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1000, height: 700 }),
  );
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

  const again = await start();
  const { width, height, colour } = await again.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return { ...window?.getNormalBounds(), colour: window?.getBackgroundColor() };
  });
  expect({ width, height }).toEqual({ width: 1000, height: 700 });
  expect(colour).toBe('#101317');
  expect(await again.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
});

import { spawnSync } from 'node:child_process';
import { lstat, readdir, readFile, stat, writeFile } from 'node:fs/promises';
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

/** The newest file of the notes. */
async function notesFile(userData: string): Promise<string> {
  const names = await readdir(join(userData, 'notes'));
  const name = names
    .filter((each) => each.endsWith('.journal'))
    .toSorted()
    .at(-1);
  if (name === undefined) throw new Error(`no notes file among ${names.join(', ')}`);
  return join(userData, 'notes', name);
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

test('the notebook shows a note as its Markdown means it, and plain words as they are', async ({
  attache,
}) => {
  const { page } = attache;
  await openArticle(page, 'cedaw-explained');
  await writeNote(attache, '**Paragraph 26** asks for:\n\n- parity\n- time limits\n\n<b>not ours</b>');
  await openArticle(page, 'untoc-explained');
  await writeNote(attache, 'One line.\nAnother line.');
  await goTo(page, 'Notebook');
  const main = page.getByRole('main');
  await expect(main.locator('strong')).toHaveText('Paragraph 26');
  await expect(main.locator('li li')).toHaveText(['parity', 'time limits']);
  await expect(main).not.toContainText('**');
  expect(await main.getByText('One line.').innerText()).toBe('One line.\nAnother line.');
  await attache.accessibility();
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
  const everything = await readdir(userData, { recursive: true });
  expect(everything.length).toBeGreaterThan(10);
  const open: string[] = [];
  for (const name of everything) {
    expect(name).not.toMatch(/\.tmp|\.part/);
    if (((await lstat(join(userData, name))).mode & 0o077) !== 0) open.push(name);
  }
  expect(open).toEqual([]);
});

test('a damaged notes file is put aside and said so, never overwritten', async ({ start, userData }) => {
  const first = await start();
  await openArticle(first.page, 'cedaw-explained');
  await writeNote(first, WORDS);
  await first.close();
  const file = await notesFile(userData);
  // No line is what its check says any more.
  const damaged = (await readFile(file, 'utf8')).replaceAll('e', 'x');
  await writeFile(file, damaged);

  const again = await start();
  const alert = again.page.getByRole('alert').filter({ hasText: /damaged/ });
  await expect(alert).toBeVisible();
  const aside = (await readdir(join(userData, 'notes'))).find((name) => name.includes('damaged'));
  expect(aside).toBeDefined();
  await expect(alert).toContainText(aside ?? '');
  expect(await readFile(join(userData, 'notes', aside ?? ''), 'utf8')).toBe(damaged);
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

test('a note of 100,000 characters is kept, one more is told, and all are copied at once', async ({
  attache,
}) => {
  const { page, app } = attache;
  await openArticle(page, 'cedaw-explained');
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill(`${'word '.repeat(20_000)}.`);
  await expect(page.getByRole('alert')).toContainText('up to 100,000 characters');
  await writeNote(attache, WORDS);
  await expect(page.getByRole('alert')).toHaveCount(0);

  // Two bytes a character: it is characters that count. Saved as the field does; to type them takes a while.
  const longest = 'اتفاقية المرأة\n'.repeat(6667).slice(0, 100_000).trim().padEnd(100_000, 'ب');
  const saved = await page.evaluate(async (body) => {
    const archive = (await window.attache.archive.current())?.key ?? '';
    const save = (article: string) =>
      window.attache.annotations.save({
        motivation: 'commenting',
        body,
        target: { archive, article, title: article, edition: 1 },
      });
    return [(await save('untoc-explained')).ok, (await save('trafficking-protocol')).ok];
  }, longest);
  expect(saved).toEqual([true, true]);

  await page.reload();
  await goTo(page, 'Notebook');
  await page.getByRole('button', { name: 'Copy all as Markdown' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
  const copied = await app.evaluate(async ({ clipboard }) => clipboard.readText());
  expect(copied.length).toBeGreaterThan(200_000);
  expect(copied.split(longest).length).toBe(3);
});

test('a copy that failed says so, and what can be done', async ({ attache }) => {
  const { page, app } = attache;
  await openArticle(page, 'cedaw-explained');
  await writeNote(attache, WORDS);
  await app.evaluate(({ clipboard }) => {
    clipboard.writeText = () => {
      throw new Error('a test: no clipboard');
    };
  });
  await goTo(page, 'Notebook');
  await page.getByRole('button', { name: 'Copy all as Markdown' }).click();
  await expect(page.getByText(/Nothing was copied.*find words in your notes/)).toBeVisible();
});

test('who comes to a note by keyboard sees one ring, that of the field', async ({ attache }) => {
  const { page } = attache;
  await openArticle(page, 'cedaw-explained');
  await page.getByRole('tab', { name: 'Notes' }).focus();
  await page.keyboard.press('Tab');
  const note = page.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await page.keyboard.type('Ask');
  await expect(note).toHaveCSS('outline-style', 'solid');
  const around = await note.evaluate((field) => {
    const styles: string[] = [];
    for (let each = field.parentElement; each !== null; each = each.parentElement)
      styles.push(getComputedStyle(each).outlineStyle);
    return styles;
  });
  expect(around.filter((style) => style !== 'none')).toEqual([]);
});

/** Fonts that the letters of the note field are drawn with, as Chromium says. */
async function fontsOfNote({ page }: RunningApp) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('DOM.enable');
  await cdp.send('CSS.enable');
  const { root } = await cdp.send('DOM.getDocument');
  const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'aside textarea' });
  const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId });
  await cdp.detach();
  return fonts;
}

// Why it matters, and in figures: `npm run bench`, "a letter in a long note".
test('an Arabic note is drawn with one whole font, its spaces too', async ({ attache }) => {
  const { page } = attache;
  await openArticle(page, 'cedaw-explained');
  const words = 'اتفاقية مكافحة الجريمة المنظمة';
  await writeNote(attache, words);
  await expect.poll(async () => (await fontsOfNote(attache)).length).toBe(1);
  const [font] = await fontsOfNote(attache);
  expect(font?.glyphCount).toBeGreaterThan(words.replaceAll(' ', '').length);
  // Elsewhere the system has an Arabic font of its own that comes first.
  if (process.platform !== 'linux') return;
  expect(font).toMatchObject({ isCustomFont: true, familyName: 'Noto Naskh Arabic' });
  const bundled = await page.evaluate(() =>
    [...document.fonts]
      .filter(({ family }) => family.includes('Noto Naskh Arabic Whole'))
      .map(({ status, unicodeRange }) => ({ status, unicodeRange })),
  );
  expect(bundled).toEqual([{ status: 'loaded', unicodeRange: 'U+0-10FFFF' }]);
});

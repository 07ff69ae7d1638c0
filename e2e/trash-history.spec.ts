import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { openAnnotationsStore } from '#node/storage/annotations-store';
import { expect, test, type RunningApp } from './fixtures.ts';
import { goTo, openArticle } from './pages/search-page.ts';

const DAY_MS = 86_400_000;

async function writeNote({ page }: RunningApp, words: string): Promise<void> {
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await note.fill(words);
  await expect
    .poll(() => page.evaluate(async () => (await window.attache.annotations.list()).map(({ body }) => body)))
    .toContain(words);
}

/** The entries of the trash, or the versions of a note. */
const items = (page: Page): Locator => page.getByRole('main').getByRole('list').last().getByRole('listitem');

async function openTrash(page: Page): Promise<void> {
  await goTo(page, 'Notebook');
  await page.getByRole('main').getByRole('link', { name: 'Trash' }).click();
  await expect(page.getByRole('heading', { name: 'Trash', level: 1 })).toBeVisible();
}

/** Everything in the folder of the notes. */
async function notesOnDisk(userData: string): Promise<string> {
  const folder = join(userData, 'notes');
  const texts = (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

test('what was removed is in the trash after a restart, comes back from there, or goes for good', async ({
  start,
  userData,
}) => {
  const first = await start();
  await openArticle(first.page, 'cedaw-explained');
  await writeNote(first, 'Ask the chair.');
  await goTo(first.page, 'Notebook');
  await first.page.getByRole('button', { name: /^Remove the note on/ }).click();
  await first.page.getByRole('button', { name: 'Undo' }).click();
  await expect(first.page.getByRole('main')).toContainText('Ask the chair.');
  await first.page.getByRole('button', { name: /^Remove the note on/ }).click();
  await expect(first.page.getByRole('main')).toContainText('No notes yet');
  await first.close();

  const again = await start();
  const { page } = again;
  await openTrash(page);
  await expect(items(page)).toHaveCount(1);
  await expect(items(page)).toContainText('Ask the chair.');
  await expect(items(page)).toContainText('30 days left');
  await again.accessibility();
  await items(page)
    .getByRole('button', { name: /^Restore: / })
    .click();
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await goTo(page, 'Notebook');
  await expect(page.getByRole('main')).toContainText('Ask the chair.');

  await page.getByRole('button', { name: /^Remove the note on/ }).click();
  await openTrash(page);
  await items(page)
    .getByRole('button', { name: /^Delete for good: / })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).last().click();
  await expect(items(page)).toHaveCount(1);
  expect(await notesOnDisk(userData)).toContain('Ask the chair.');
  await page.getByRole('button', { name: 'Empty trash' }).click();
  await again.accessibility();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('The trash is empty')).toBeVisible();
  expect(await notesOnDisk(userData)).not.toContain('Ask the chair.');
});

test('a note whose place has another one by now stays in the trash, and both are kept', async ({
  attache,
}) => {
  const { page } = attache;
  await openArticle(page, 'cedaw-explained');
  await writeNote(attache, 'The first one.');
  await goTo(page, 'Notebook');
  await page.getByRole('button', { name: /^Remove the note on/ }).click();
  await expect(page.getByRole('main')).toContainText('No notes yet');
  await openArticle(page, 'cedaw-explained');
  await writeNote(attache, 'The second one.');
  const refusal = page.getByText('its place has another bookmark or note by now');
  await goTo(page, 'Notebook');
  await page.keyboard.press('Control+z');
  await expect(refusal).toBeVisible();
  await expect(page.getByRole('main')).toContainText('The second one.');
  await openTrash(page);
  await items(page)
    .getByRole('button', { name: /^Restore: / })
    .click();
  await expect(refusal.last()).toBeVisible();
  await expect(items(page)).toContainText('The first one.');
  const bodies = await page.evaluate(async () =>
    (await window.attache.annotations.list()).map(({ body }) => body),
  );
  expect(bodies).toEqual(['The second one.']);
});

test('the history of a note has its versions; restoring one overwrites none', async ({ start }) => {
  const first = await start();
  await openArticle(first.page, 'cedaw-explained');
  await writeNote(first, 'Ask the chair about article 25.');
  await writeNote(first, 'Nothing to ask.');
  await first.close();

  const again = await start();
  const { page } = again;
  await openArticle(page, 'cedaw-explained');
  await page.getByRole('complementary').getByRole('link', { name: 'History' }).click();
  await expect(items(page)).toHaveCount(2);
  await expect(items(page).first()).toContainText('Nothing to ask.');
  await expect(items(page).first()).toContainText('Present version');
  await again.accessibility();
  await page.getByRole('button', { name: /^Restore this version: / }).click();
  await expect(items(page)).toHaveCount(3);
  await expect(items(page).first()).toContainText('Ask the chair about article 25.');
  await expect(items(page).nth(1)).toContainText('Nothing to ask.');
  await goTo(page, 'Notebook');
  await expect(page.getByRole('main')).toContainText('Ask the chair about article 25.');
  await page.getByRole('link', { name: /^History: / }).click();
  await expect(items(page)).toHaveCount(3);
});

test('after thirty days the trash lets go by itself', async ({ start, userData }) => {
  let now = Date.now() - 40 * DAY_MS;
  let count = 0;
  const earlier = openAnnotationsStore({
    folder: userData,
    now: () => new Date(now).toISOString(),
    uuid: () => `${(count += 1)}f2b8f0e-1111-4222-8333-444455556666`,
  });
  for (const [words, days] of [
    ['Old words', 35],
    ['Newer words', 10],
  ] as const) {
    const target = { archive: 'other@0123456789abcdef', article: words.toLowerCase().replace(' ', '-') };
    const saved = earlier.save({
      motivation: 'commenting',
      target: { ...target, title: words, edition: 1 },
      body: words,
    });
    now = Date.now() - days * DAY_MS;
    expect(saved.ok && earlier.remove(saved.value.id).ok).toBe(true);
  }
  const { page } = await start();
  await expect.poll(() => notesOnDisk(userData), { timeout: 30_000 }).not.toContain('Old words');
  await openTrash(page);
  await expect(items(page)).toHaveCount(1);
  await expect(items(page)).toContainText('Newer words');
  await expect(items(page)).toContainText('20 days left');
  await expect(items(page)).toContainText('In another archive');
});

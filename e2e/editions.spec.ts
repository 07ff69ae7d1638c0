import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attacheOk, makePublisher, testData, writeArticle } from './cli.ts';
import { expect, test } from './fixtures.ts';
import { ROOT } from './launch.ts';
import { goTo, openArticle, openFirstArticle, resultTitles, searchFor } from './pages/search-page.ts';
import { install, openEdition } from './pages/updates-page.ts';

const PAGE = join(testData() ?? '', 'pages/000_b0a288b16fcf8ea2.txt');

test('a page of a website becomes an edition that one reads and cites', async ({ start, workFolder }) => {
  test.skip(testData() === undefined, 'the folder of real data is not here');
  const publisher = await makePublisher(workFolder);
  await attacheOk('import', publisher.content, PAGE);
  await attacheOk('check', publisher.content);
  const file = await publisher.publish('2026-11-01');

  const attache = await start({ args: [file] });
  const { page, article } = attache;
  await expect(page.getByRole('group', { name: /publisher-1\.attache/ })).toBeVisible();
  await install(attache);
  await searchFor(page, 'NET4U');
  await openFirstArticle(page, 'NET4U');
  await expect(article.getByRole('article')).toContainText('NET4U');
  await page.getByRole('tab', { name: /Sources/ }).click();
  const sources = page.getByRole('complementary', { name: 'Notes' });
  await expect(sources).toContainText(/pp?\. 8[-–]13/);
  await page.getByRole('button', { name: /Copy all|Copy.*sources/i }).click();
  const copied = await attache.app.evaluate(async ({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/pp?\. 8[-–]13/);
});

test('the look-alike page does the same where there is no real data', async ({ start, workFolder }) => {
  const publisher = await makePublisher(workFolder);
  await attacheOk('import', publisher.content, join(ROOT, 'fixtures/pages/01-twice-with-menus.txt'));
  const file = await publisher.publish('2026-11-01');
  const attache = await start();
  await openEdition(attache, file);
  const preview = attache.page.getByRole('group', { name: /publisher-1\.attache/ });
  await expect(preview).toContainText(/edition 1/i);
  await attache.accessibility();
  await install(attache);
  const title = (await readFile(join(ROOT, 'fixtures/pages/01-twice-with-menus.json'), 'utf8')).match(
    /"title": "([^"]+)"/,
  )?.[1];
  await searchFor(attache.page, `"${title ?? ''}"`);
  expect((await resultTitles(attache.page)).join('\n')).toContain(title ?? 'no title');
});

test('the words that staff read out are the words that the window shows', async ({ start, workFolder }) => {
  const publisher = await makePublisher(workFolder);
  const file = await publisher.publish('2026-11-01');
  const key = join(workFolder, 'publisher.key');
  const words = async (...args: readonly string[]): Promise<string | undefined> =>
    /^Fingerprint.*: ((?:[a-z-]+ ){5}[a-z-]+)$/m.exec(await attacheOk(...args))?.[1];
  const shown = await words('keys', 'show', key, '--root', publisher.publication);
  expect(shown).toBeDefined();
  expect(await words('verify', file)).toBe(shown);
  expect(await attacheOk('keys', 'show', key)).not.toMatch(/^Fingerprint/m);
  const { page } = await start({ args: [file] });
  await expect(page.getByRole('group', { name: /publisher-1\.attache/ })).toContainText(shown ?? 'no words');
});

test('an update leaves notes and bookmarks where they were, and one can step back', async ({
  start,
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  const body = 'The first paragraph stays.\n\nThe second paragraph is about harbours.';
  await writeArticle(publisher.content, 'harbours', { title: 'About harbours' }, body);
  const first = await publisher.publish('2026-10-01');
  const attache = await start();
  const { page, article } = attache;
  await openEdition(attache, first);
  await install(attache);
  await openFirstArticle(page, 'harbours');
  await article.locator('p[data-n="2"]').click();
  await page.keyboard.press('b');
  await page.getByRole('textbox', { name: 'Note' }).fill('Mine.');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  const changed = `A new paragraph at the top.\n\n${body}\n\nAnd one at the end.`;
  await writeArticle(publisher.content, 'harbours', { title: 'About harbours' }, changed);
  const second = await publisher.publish('2026-11-01');
  await openEdition(attache, second);
  await expect(page.getByRole('group', { name: /publisher-2/ })).toContainText(/1 revised|revised.*1/i);
  await install(attache);
  await openFirstArticle(page, 'harbours');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine.');
  await expect(article.locator('p[data-n="3"]')).toHaveAttribute('data-bookmarked', /.+/);
  await expect(article.locator('p[data-n="3"]')).toContainText('harbours');

  await goTo(page, 'Updates');
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('Edition 1');
  await openFirstArticle(page, 'harbours');
  await expect(article.locator('p[data-n="2"]')).toHaveAttribute('data-bookmarked', /.+/);

  await goTo(page, 'Updates');
  await page.getByRole('button', { name: 'Go forward again' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('Edition 2');
  await expect(page.getByRole('button', { name: 'Step back' })).toBeVisible();
});

test('another publisher’s archive stands beside the first and sees none of its notes', async ({
  start,
  workFolder,
}) => {
  const attache = await start();
  const { page } = attache;
  await openArticle(page, 'untoc-explained');
  await page.getByRole('textbox', { name: 'Note' }).fill('Only here.');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  const stranger = await makePublisher(workFolder, 'stranger');
  // The same id and another root is another archive all the same (decision 2).
  const own = await readFile(join(ROOT, 'content/archive.yaml'), 'utf8');
  const id = /^archiveId: (.+)$/m.exec(own)?.[1] ?? '';
  const theirs = await readFile(join(stranger.content, 'archive.yaml'), 'utf8');
  await writeFile(
    join(stranger.content, 'archive.yaml'),
    theirs.replace(/^archiveId: .+$/m, `archiveId: ${id}`),
  );
  await openEdition(attache, await stranger.publish('2026-11-01'));
  await install(attache);
  await goTo(page, 'Notebook');
  await expect(page.getByRole('main')).not.toContainText('Only here.');
  await goTo(page, 'Updates');
  await page
    .getByRole('region', { name: 'Updates' })
    .getByRole('button', { name: /^Open .*(?<!edition…)$/ })
    .first()
    .click();
  await goTo(page, 'Notebook');
  await expect(page.getByRole('main')).toContainText('Only here.');
});

test('a bundle dropped on the window is shown, and nothing is installed before the person agrees', async ({
  start,
  workFolder,
  userData,
}) => {
  const publisher = await makePublisher(workFolder);
  const file = await publisher.publish('2026-11-01');
  const attache = await start();
  const { page } = attache;
  const before = await readdir(join(userData, 'archive'), { recursive: true });
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'dropped';
    document.body.append(input);
  });
  await page.setInputFiles('#dropped', file);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped');
    const transfer = new DataTransfer();
    const given = input?.files?.[0];
    if (given !== undefined) transfer.items.add(given);
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    input?.remove();
  });
  await expect(page.getByRole('group', { name: /publisher-1\.attache/ })).toBeVisible();
  expect(await readdir(join(userData, 'archive'), { recursive: true })).toEqual(before);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('group', { name: /publisher-1\.attache/ })).toHaveCount(0);
  expect(await readdir(join(userData, 'archive'), { recursive: true })).toEqual(before);
});

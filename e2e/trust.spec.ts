import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attacheOk, makePublisher, writeArticle } from './cli.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { goTo, openArticle } from './pages/search-page.ts';
import { install, installEdition, openEdition } from './pages/updates-page.ts';

/** Edition 1 is read and has a note; edition 2 comes with a root that revokes the key of edition 1, and is open. */
async function installRevocation(attache: RunningApp, workFolder: string): Promise<void> {
  const publisher = await makePublisher(workFolder);
  const { content, publication } = publisher;
  const stolen = join(workFolder, 'publisher.key');
  const fresh = join(workFolder, 'fresh.key');
  await writeArticle(content, 'harbours', { title: 'About harbours' }, 'One paragraph.');
  const first = await publisher.publish('2026-10-01');
  await installEdition(attache, first);
  const { page } = attache;
  await openArticle(page, 'harbours');
  await page.getByRole('textbox', { name: 'Note' }).fill('Mine.');

  // The publisher finds that the key was stolen, and makes the second edition with another.
  await attacheOk('keys', 'new', fresh);
  const root = join(workFolder, 'root-2.json');
  const keys = ['--root', fresh, '--release', fresh, '--key', stolen];
  await attacheOk('keys', 'revoke', publication, stolen, '--from', '1', ...keys, '--out', root);
  await attacheOk('keys', 'sign', root, '--key', fresh);
  await attacheOk('keys', 'apply', root, '--to', publication);
  await writeArticle(content, 'harbours', { title: 'About harbours' }, 'One paragraph, revised.');
  await attacheOk('publish', content, '--to', publication, '--key', fresh, '--date', '2026-11-01');
  const second = join(workFolder, 'second.attache');
  await attacheOk('pack', publication, '--to', second);
  await openEdition(attache, second);
  // The reader compares six words: that they are others, and why, is said.
  await expect(page.getByRole('group', { name: /second\.attache/ })).toContainText(
    /These six words are new: .+ has changed its keys/,
  );
  await install(attache);
}

/** Writes nonsense over what is signed of edition 2; of all archives here, only the publisher's has one. */
async function damageSecondEdition(userData: string): Promise<void> {
  const folder = join(userData, 'archive/archives');
  const files = await readdir(folder, { recursive: true });
  const signed = files.filter((file) => /editions[\\/]e2-[^\\/]+[\\/]edition\.json$/u.test(file));
  expect(signed).toHaveLength(1);
  for (const file of signed) await writeFile(join(folder, file), 'nonsense');
}

test('an edition whose key was revoked is hidden, and shown again when the person has made sure of it', async ({
  attache,
  workFolder,
}) => {
  await installRevocation(attache, workFolder);
  const { page } = attache;
  await goTo(page, 'Updates');
  const main = page.getByRole('main');
  await expect(main).toContainText('Edition 1 is hidden');
  await expect(page.getByRole('button', { name: 'Step back' })).toHaveCount(0);
  await attache.accessibility();
  await page.getByRole('button', { name: 'Show edition 1' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Somebody else may have signed it');
  await attache.accessibility();
  await dialog.getByRole('button', { name: 'Keep it hidden' }).last().click();
  await expect(main).toContainText('Edition 1 is hidden');

  await page.getByRole('button', { name: 'Show edition 1' }).click();
  await dialog.getByRole('button', { name: 'Show edition 1' }).click();
  await expect(main).not.toContainText('Edition 1 is hidden');
  await expect(page.getByRole('button', { name: 'Step back' })).toBeVisible();
  await openArticle(page, 'harbours');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine.');
});

test('an archive of which only the hidden edition is left stays in Updates, and can be had back', async ({
  start,
  userData,
  workFolder,
}) => {
  const before = await start();
  await installRevocation(before, workFolder);
  await before.close();
  await damageSecondEdition(userData);

  const attache = await start();
  const { page } = attache;
  await goTo(page, 'Updates');
  const main = page.getByRole('main');
  await expect(main).toContainText('Edition 1 is hidden');
  await expect(main).toContainText('No other edition of this archive can be read on this computer.');
  await expect(page.getByRole('button', { name: /^Open / })).toHaveText(['Open edition…']);
  await attache.accessibility();
  await page.getByRole('button', { name: 'Show edition 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Show edition 1' }).click();
  await expect(main).not.toContainText('Edition 1 is hidden');
  await openArticle(page, 'harbours');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine.');
});

test('an edition past its date says so and opens all the same; its revisions say what they are', async ({
  attache,
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  const { content } = publisher;
  const words = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' ');
  for (const id of ['few', 'many', 'wrong']) await writeArticle(content, id, {}, `${words(0, 100)}.`);
  await installEdition(attache, await publisher.publish('2024-01-01'));
  await writeArticle(content, 'few', {}, `${words(0, 98)} a change.`);
  await writeArticle(content, 'many', {}, `${words(100, 200)}.`);
  await writeArticle(content, 'wrong', {}, `${words(0, 99)} 1999.`);
  const label = '{ article: wrong, label: correction, reason: The year was wrong. }';
  await writeFile(join(content, 'next.yaml'), `labels:\n  - ${label}\n`);
  const { page } = attache;
  await openEdition(attache, await publisher.publish('2024-06-01'));
  const preview = page.getByRole('group', { name: /publisher-2\.attache/ });
  await expect(preview).not.toContainText('These six words are new');
  await expect(preview).toContainText('corrections: 1 · major: 1 · minor: 1');
  await attache.accessibility();
  await page.getByRole('button', { name: 'Install', exact: true }).click();

  const advice =
    /Edition of .*2024; advised to be fresh until .*2025\. All of it stays readable\. Ask .* for a newer/;
  const main = page.getByRole('main');
  await expect(page.getByRole('status').first()).toContainText('Edition 2 is now open');
  await expect(main).toContainText(advice);
  await goTo(page, 'Home');
  await expect(main).toContainText(advice);
  const revised = main.getByRole('listitem').filter({ hasText: /revision|Correction/ });
  await expect(revised).toHaveText([
    /Correction\s*The year was wrong\./,
    /many.*Major revision/,
    /few.*Minor revision/,
  ]);
  await attache.accessibility();
  await goTo(page, 'Help');
  await page.getByRole('link', { name: 'About' }).click();
  await expect(main).toContainText(advice);
  await openArticle(page, 'many');
  await expect(attache.article.getByRole('article')).toContainText('word150');
});

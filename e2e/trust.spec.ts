import { join } from 'node:path';
import { attacheOk, makePublisher, writeArticle } from './cli.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { goTo, openArticle } from './pages/search-page.ts';

async function installFile({ app, page }: RunningApp, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await goTo(page, 'Updates');
  const updates = page.getByRole('region', { name: 'Updates' });
  await updates.getByRole('button', { name: 'Open edition…' }).click();
  await page.getByRole('button', { name: 'Install', exact: true }).click();
  await expect(updates.getByRole('status').first()).toContainText(/Edition \d+ is (now )?(open|installed)/i);
}

test('an edition whose key was revoked is hidden, and shown again when the person has made sure of it', async ({
  attache,
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  const { content, publication } = publisher;
  const stolen = join(workFolder, 'publisher.key');
  const fresh = join(workFolder, 'fresh.key');
  await writeArticle(content, 'harbours', { title: 'About harbours' }, 'One paragraph.');
  const first = await publisher.publish('2026-10-01');
  await installFile(attache, first);
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
  await installFile(attache, second);

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

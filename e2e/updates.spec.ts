import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attacheOk, makePublisher, writeArticle } from './cli.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { goTo } from './pages/search-page.ts';

/** What Updates says of the bundle in hand or of what was done. */
function updates({ page }: RunningApp) {
  return page.getByRole('region', { name: 'Updates' });
}

test('a file that is no edition, given at the start, is answered with a sentence', async ({
  start,
  workFolder,
}) => {
  const file = join(workFolder, 'notes.txt');
  await writeFile(file, 'These are notes.');
  const attache = await start({ args: [file] });
  await expect(updates(attache).getByRole('alert')).toContainText('This is not an edition.');
  await goTo(attache.page, 'Home');
  await expect(attache.page.getByRole('main')).toContainText('Start here');
});

test('a refusal goes with the next success, and the archive is named once there are two', async ({
  start,
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  await writeArticle(publisher.content, 'harbours', { title: 'About harbours' }, 'A harbour.');
  const bad = join(workFolder, 'bad.attache');
  await writeFile(bad, 'not a bundle');
  const attache = await start({ args: [await publisher.publish('2026-11-01')] });
  const { page, app } = attache;
  const foot = page.getByRole('contentinfo');
  await expect(foot).toContainText(/^Edition/);
  await page.getByRole('button', { name: 'Install', exact: true }).click();
  await expect(updates(attache).getByRole('status')).toContainText(/Edition 1 is now open/);
  const title = await page.evaluate(async () => (await window.attache.archive.current())?.title);
  await expect(foot).toContainText(typeof title === 'string' ? title : (title?.['en'] ?? 'no title'));

  await app.evaluate(({ BrowserWindow, dialog }, path) => {
    // In a small window the button is far below what is told at the top.
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 480);
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, bad);
  await updates(attache).getByRole('button', { name: 'Open edition…' }).click();
  const refusal = updates(attache).getByRole('alert');
  await expect(refusal).toContainText('This is not an edition.');
  await expect(refusal).toBeInViewport({ ratio: 1 });
  await updates(attache)
    .getByRole('button', { name: /^Open .*(?<!edition…)$/ })
    .first()
    .click();
  await expect(updates(attache).getByRole('alert')).toHaveCount(0);
  await attache.accessibility();
});

test('an update without its earlier edition is refused with both causes named', async ({
  start,
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  await writeArticle(publisher.content, 'harbours', { title: 'About harbours' }, 'A harbour.');
  await publisher.publish('2026-11-01');
  await writeArticle(publisher.content, 'quays', { title: 'About quays' }, 'A quay.');
  await publisher.publish('2026-11-02');
  const update = join(workFolder, 'update.attache');
  await attacheOk('pack', publisher.publication, '--to', update, '--since', '1');
  const attache = await start({ args: [update] });
  const refusal = updates(attache).getByRole('alert');
  await expect(refusal).toContainText('copy the file again from where you got it');
  await expect(refusal).toContainText('it is an update for those who already have an earlier edition');
});

import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acquireDataLock } from '#node/storage/data-lock';
import { makePublisher, writeArticle } from './cli.ts';
import { expect, test } from './fixtures.ts';
import { ROOT } from './launch.ts';
import { openArticle } from './pages/search-page.ts';

/** As root there is no sandbox to start with. */
const SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Every file of the notes, with its name. */
async function readNotes(userData: string): Promise<string> {
  const folder = join(userData, 'notes');
  const names = (await readdir(folder)).sort();
  const texts = names.map(async (name) => `${name}\n${await readFile(join(folder, name), 'utf8')}`);
  return (await Promise.all(texts)).join('\n');
}

test('a folder that another process holds is shown and never written', async ({ start, userData }) => {
  const first = await start();
  await openArticle(first.page, 'cedaw-explained');
  const note = (page: typeof first.page) => page.getByRole('textbox', { name: 'Note' });
  await note(first.page).fill('Mine.');
  await expect(first.page.getByRole('complementary').getByRole('status')).toHaveText('Saved');
  await first.close();
  const before = await readNotes(userData);
  expect(before).toContain('Mine.');

  const lock = acquireDataLock(userData);
  if (!lock.ok) throw new Error(lock.message);
  try {
    const second = await start();
    await expect(second.page.getByRole('alert').filter({ hasText: /Another copy of Attaché/ })).toBeVisible();
    await openArticle(second.page, 'cedaw-explained');
    await expect(note(second.page)).toHaveValue('Mine.');
    await note(second.page).fill('Mine, and more.');
    await expect(second.page.getByRole('complementary').getByRole('alert')).toContainText(/not saved/);
    await expect(note(second.page)).toHaveValue('Mine, and more.');
    await second.accessibility();
    await second.close();
  } finally {
    lock.value.release();
  }
  expect(await readNotes(userData)).toBe(before);
});

test('a folder in which nothing can be written is shown, and says so', async ({ start, userData }) => {
  // Root may write everywhere, so it is the lock's own place that is taken.
  await mkdir(join(userData, 'attache.lock'));
  const { page } = await start();
  await expect(page.getByRole('alert').filter({ hasText: /cannot write in its folder/ })).toBeVisible();
  await openArticle(page, 'cedaw-explained');
  await page.getByRole('textbox', { name: 'Note' }).fill('Nowhere to go.');
  await expect(page.getByRole('complementary').getByRole('alert')).toContainText(/not saved/);
});

test('a data folder that cannot be made is said in one sentence, and nothing starts', async ({
  attache,
  workFolder,
}) => {
  const electron = await attache.app.evaluate(() => process.execPath);
  const file = join(workFolder, 'a-file');
  await writeFile(file, 'not a folder');
  const args = [ROOT, `--user-data-dir=${join(file, 'data')}`, ...SANDBOX];
  const child = spawn(electron, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  try {
    // Where there is a dialog it waits for a person; what it says also stands where a terminal shows it.
    await expect.poll(() => said).toContain('The folder for your notes cannot be written');
    expect(said).toContain(join(file, 'data'));
  } finally {
    child.kill('SIGKILL');
  }
  expect(await readFile(file, 'utf8')).toBe('not a folder');
});

test('an edition opened while the app runs is shown in its window', async ({
  attache,
  userData,
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  await writeArticle(publisher.content, 'harbours', { title: 'About harbours' }, 'One paragraph.');
  const file = await publisher.publish('2026-10-01');
  const electron = await attache.app.evaluate(() => process.execPath);
  const second = spawnSync(electron, [ROOT, `--user-data-dir=${userData}`, ...SANDBOX, file], {
    timeout: 20_000,
  });
  expect(second.status).toBe(0);
  await expect(attache.page.getByRole('group', { name: /publisher-1\.attache/ })).toBeVisible();
  expect(attache.app.windows()).toHaveLength(1);
});

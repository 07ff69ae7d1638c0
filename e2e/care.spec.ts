// What a person does for the editions they have: look for damage, repair it, hand a copy on; and drives that are plugged
// in. A stick and its plug are a folder here, as a test has none (decision 29).
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { servePublication, type PublicationServer } from '../src/node/fetch/testing/publication-server.ts';
import { attache as attacheCli, makePublisher, writeArticle, type Publisher } from './cli.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { goTo, openFirstArticle } from './pages/search-page.ts';
import { install, installEdition } from './pages/updates-page.ts';

function updates({ page }: RunningApp) {
  return page.getByRole('region', { name: 'Updates' });
}

async function publishTwo(folder: string): Promise<Publisher & { readonly files: readonly string[] }> {
  const publisher = await makePublisher(folder);
  await writeArticle(publisher.content, 'harbours', { title: 'About harbours' }, 'A harbour.');
  const first = await publisher.publish('2026-11-01');
  await writeArticle(publisher.content, 'harbours', { title: 'About harbours' }, 'A harbour, revised.');
  await writeArticle(publisher.content, 'quays', { title: 'About quays' }, 'A quay.');
  const second = await publisher.publish('2026-11-02');
  return { ...publisher, files: [first, second] };
}

/** Damages every installed part that the publication has too, and gives their names. */
async function damage(userData: string, publication: string): Promise<readonly string[]> {
  const blobs = join(userData, 'archive', 'blobs');
  const names = await readdir(join(publication, 'blobs'), { recursive: true });
  const objects = names.filter((name) => /[0-9a-f]{64}$/.test(name));
  const damaged: string[] = [];
  for (const name of objects) {
    const bytes = await readFile(join(blobs, name)).catch(() => undefined);
    if (bytes === undefined || bytes.length === 0) continue;
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await writeFile(join(blobs, name), bytes);
    damaged.push(`/blobs/${name}`);
  }
  return damaged;
}

async function verify(attache: RunningApp): Promise<void> {
  await goTo(attache.page, 'Updates');
  await attache.page.getByRole('button', { name: 'Verify and repair' }).click();
}

/** The system's dialogs answer with this path. */
async function answerDialogs({ app }: RunningApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
}

// Each makes a publisher with two editions first, which takes most of its time.
test.setTimeout(180_000);

let server: PublicationServer | undefined;
test.afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Looks at what lies at an address; the window may ask that host and no other. */
async function look(attache: RunningApp, address: string): Promise<void> {
  const { page } = attache;
  attache.expectHosts(new URL(address).host);
  await goTo(page, 'Updates');
  await page.getByRole('textbox', { name: 'Address' }).fill(address);
  await page.getByRole('button', { name: 'Look', exact: true }).click();
}

test('damage is found, told, and repaired from where the archive came from: those parts and no others', async ({
  start,
  workFolder,
  userData,
}) => {
  const { publication } = await publishTwo(workFolder);
  server = await servePublication({ folder: publication });
  const attache = await start();
  const { page } = attache;
  await look(attache, server.href);
  await install(attache);
  await verify(attache);
  await expect(updates(attache)).toContainText(/All \d+ parts .* are whole/);

  const damaged = await damage(userData, publication);
  expect(damaged.length).toBeGreaterThan(1);
  server.forget();
  await verify(attache);
  const card = page.getByRole('group', { name: 'Some parts are damaged' });
  await expect(card).toContainText(/\d+ parts? (is|are) damaged or missing/);
  // What lists the others is damaged too: they are found as it is repaired.
  await expect(card).toContainText('so there may be more');
  await attache.accessibility();
  // Nothing is asked for before the person chooses.
  expect(server.asked).toEqual([]);
  await card.getByRole('button', { name: /^Get them from 127\.0\.0\.1/ }).click();
  await expect(updates(attache)).toContainText(`${damaged.length} parts were put right.`);
  expect(server.asked.toSorted()).toEqual([...damaged].toSorted());
  await expect(page.getByRole('status', { name: 'Network' })).toContainText(/^Offline · 0 requests/);
});

test('the bundled archive is repaired from the app itself, and any archive from a file', async ({
  start,
  workFolder,
  userData,
}) => {
  const attache = await start();
  const { page } = attache;
  const blobs = join(userData, 'archive', 'blobs');
  const names = (await readdir(blobs, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));
  await rm(join(blobs, names[0] ?? ''));
  await verify(attache);
  const card = page.getByRole('group', { name: 'Some parts are damaged' });
  await card.getByRole('button', { name: 'Take them from this app' }).click();
  await expect(updates(attache)).toContainText('1 part was put right.');

  const { files, publication } = await publishTwo(workFolder);
  await installEdition(attache, files[1] ?? '');
  const damaged = await damage(userData, publication);
  await verify(attache);
  await answerDialogs(attache, files[0] ?? '');
  await card.getByRole('button', { name: 'From a file…' }).click();
  // The first edition has not all of them.
  await expect(card).toContainText('They were not there, or not whole.');
  await answerDialogs(attache, publication);
  await card.getByRole('button', { name: 'From a folder…' }).click();
  await expect(updates(attache)).toContainText(/put right\. All \d+ parts/);
  expect(damaged.length).toBeGreaterThan(1);
});

test('a copy for a stick is whole, has nothing of the person’s own, and installs elsewhere', async ({
  start,
  workFolder,
}) => {
  const { files } = await publishTwo(workFolder);
  const attache = await start();
  const { page } = attache;
  for (const file of files) await installEdition(attache, file);
  await openFirstArticle(page, 'harbours');
  const own = 'Only I have written this sentence.';
  await page.getByRole('textbox', { name: 'Note' }).fill(own);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  const stick = join(workFolder, 'stick');
  await mkdir(stick);
  await goTo(page, 'Updates');
  const copies = [
    ['For anybody: the whole edition', 'whole.attache', 'Edition 2 is in whole.attache'],
    ['For somebody who has edition 1', 'update.attache', 'What is new in edition 2 since edition 1'],
  ] as const;
  for (const [choice, name, sentence] of copies) {
    await answerDialogs(attache, join(stick, name));
    await page.getByRole('button', { name: 'Copy this edition to a stick…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Copy edition 2' });
    await dialog.getByRole('radio', { name: new RegExp(choice) }).check();
    await dialog.getByRole('button', { name: 'Choose a place…' }).click();
    await expect(updates(attache)).toContainText(sentence);
    expect((await readFile(join(stick, name))).includes(own)).toBe(false);
  }
  expect((await readdir(stick)).toSorted()).toEqual(['update.attache', 'whole.attache']);
  expect((await attacheCli('verify', join(stick, 'whole.attache'))).code).toBe(0);
  const [first = ''] = files;
  expect((await attacheCli('verify', join(stick, 'update.attache'), '--base', first)).code).toBe(0);
});

test('a drive with a newer edition is offered, looked at, and installs only when the person agrees', async ({
  start,
  workFolder,
}) => {
  const { files } = await publishTwo(workFolder);
  const [first = '', second = ''] = files;
  const drives = join(workFolder, 'drives');
  await mkdir(drives);
  const attache = await start({ env: { ATTACHE_TEST_DRIVES: drives } });
  const { page } = attache;
  await installEdition(attache, first);
  const edition = page.getByRole('contentinfo');
  await expect(edition).toContainText('Edition 1');

  const offer = page.getByRole('region', { name: 'Editions on drives' });
  const plugIn = async (name: string, file: string): Promise<void> => {
    const made = join(workFolder, `made-${name}`);
    await mkdir(made);
    await cp(file, join(made, basename(file)));
    await rename(made, join(drives, name));
  };
  // The edition that is open already is nothing to offer; the newer one is.
  await plugIn('OLD', first);
  await plugIn('STICK', second);
  await expect(offer).toContainText('is on the drive STICK: newer than the one you have.', {
    timeout: 30_000,
  });
  await expect(offer.getByRole('listitem')).toHaveCount(1);
  await expect(edition).toContainText('Edition 1');
  await attache.accessibility();
  await offer.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('group', { name: /publisher-2\.attache/ })).toContainText(
    'An update: edition 2. You have edition 1.',
  );
  await expect(offer).toHaveCount(0);
  await expect(edition).toContainText('Edition 1');
  await install(attache);
  await expect(edition).toContainText('Edition 2');
});

test('an offer goes with its drive, and when the person wants none', async ({ start, workFolder }) => {
  const { publication } = await publishTwo(workFolder);
  const drives = join(workFolder, 'drives');
  const made = join(workFolder, 'made');
  await mkdir(drives);
  await mkdir(made);
  await cp(publication, join(made, 'publication'), { recursive: true });
  await rename(made, join(drives, 'STICK'));
  const attache = await start({ env: { ATTACHE_TEST_DRIVES: drives } });
  const offer = attache.page.getByRole('region', { name: 'Editions on drives' });
  await expect(offer).toContainText('is on the drive STICK. This archive is new on this computer.', {
    timeout: 30_000,
  });
  await rename(join(drives, 'STICK'), join(workFolder, 'pocket'));
  await expect(offer).toHaveCount(0, { timeout: 30_000 });
  await rename(join(workFolder, 'pocket'), join(drives, 'STICK'));
  await expect(offer).toContainText('STICK', { timeout: 30_000 });
  await offer.getByRole('button', { name: 'Not now' }).click();
  await expect(offer).toHaveCount(0);
});

test('an article that is open stays on its edition while another is installed, and notes are backed up before', async ({
  start,
  workFolder,
  userData,
}) => {
  const { files } = await publishTwo(workFolder);
  const [first = '', second = ''] = files;
  const attache = await start();
  const { page, article } = attache;
  await installEdition(attache, first);
  await openFirstArticle(page, 'harbours');
  await page.getByRole('textbox', { name: 'Note' }).fill('Mine.');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await answerDialogs(attache, second);
  // An installation that ends while the person reads.
  const installed = await page.evaluate(async () => {
    const preview = await window.attache.archive.chooseBundle();
    return preview?.ok === true ? window.attache.archive.install(preview.value.previewId) : preview;
  });
  expect(installed).toMatchObject({ ok: true, value: { edition: 2 } });
  const notice = page.getByRole('complementary', { name: 'Another edition is open' });
  await expect(notice).toContainText('Edition 2 is open now.');
  await expect(page.getByRole('contentinfo')).toContainText('Edition 2');
  await expect(article.getByRole('article')).toContainText('A harbour.');
  await expect(article.getByRole('article')).not.toContainText('revised');
  await attache.accessibility();
  await notice.getByRole('button', { name: 'Show it in edition 2' }).click();
  await expect(article.getByRole('article')).toContainText('A harbour, revised.');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine.');

  const backups = await readdir(join(userData, 'backups'));
  const last = backups.find((name) => name.endsWith('before-edition-2')) ?? '';
  const kept = await readdir(join(userData, 'backups', last), { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    kept
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')),
  );
  expect(texts.join('\n')).toContain('Mine.');
});

test('work goes on while the person is elsewhere, and can be stopped from the page one comes back to', async ({
  start,
  workFolder,
}) => {
  const { publication } = await publishTwo(workFolder);
  server = await servePublication({ folder: publication });
  const attache = await start();
  const { page } = attache;
  await look(attache, server.href);
  await expect(page.getByRole('group', { name: /127\.0\.0\.1/ })).toBeVisible();
  server.misbehave(() => true);
  await page.getByRole('button', { name: 'Install', exact: true }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await goTo(page, 'Home');
  await goTo(page, 'Updates');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('group', { name: 'Fetching has stopped' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('group', { name: 'Fetching has stopped' })).toHaveCount(0);
});

// An edition that comes from a web server: looked at, fetched, installed; cut off and gone on with; refused. The server
// is a plain one of the test's own, and where nginx is installed, nginx.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { servePublication, type PublicationServer } from '../src/node/fetch/testing/publication-server.ts';
import { makePublisher, writeArticle, type Publisher } from './cli.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { hasNginx, startNginx } from './nginx.ts';
import { goTo, openFirstArticle } from './pages/search-page.ts';

const LONG = 'The harbour of the first article is long. '.repeat(40_000);

function updates({ page }: RunningApp) {
  return page.getByRole('region', { name: 'Updates' });
}

const network = (page: Page) => page.getByRole('status', { name: 'Network' });

async function look(attache: RunningApp, address: string): Promise<void> {
  await goTo(attache.page, 'Updates');
  await attache.page.getByRole('textbox', { name: 'Address' }).fill(address);
  await attache.page.getByRole('button', { name: 'Look', exact: true }).click();
}

async function agree(attache: RunningApp): Promise<void> {
  await attache.page.getByRole('button', { name: 'Install', exact: true }).click();
}

/** A publisher with one edition. */
async function publishFirst(folder: string, body = 'A harbour.'): Promise<Publisher> {
  const publisher = await makePublisher(folder);
  await writeArticle(publisher.content, 'harbours', { title: 'About harbours' }, body);
  await publisher.publish('2026-11-01');
  return publisher;
}

const hostOf = (server: { readonly href: string }) => new URL(server.href).host;

async function objectNames(publication: string): Promise<readonly string[]> {
  const names = await readdir(join(publication, 'blobs'), { recursive: true });
  return names.filter((name) => /[0-9a-f]{64}$/.test(name)).map((name) => `/blobs/${name}`);
}

/** Large objects come in part and then nothing more. Gives how many were asked for. */
function holdLargeObjects(server: PublicationServer, publication: string): () => number {
  let held = 0;
  server.misbehave(async (request, response) => {
    const bytes = await readFile(join(publication, request.url ?? ''));
    if (bytes.length < 500_000) return false;
    held += 1;
    response.writeHead(200, { 'content-length': String(bytes.length) });
    response.write(bytes.subarray(0, 400_000));
    return true;
  });
  return () => held;
}

let server: PublicationServer | undefined;
test.afterEach(async () => {
  await server?.close();
  server = undefined;
});

test('an edition is looked at, fetched, installed and read; the next one moves only what is new, with one press', async ({
  start,
  workFolder,
}) => {
  const publisher = await publishFirst(workFolder);
  server = await servePublication({ folder: publisher.publication });
  const attache = await start();
  const { page, article } = attache;
  attache.expectHosts(hostOf(server));
  await goTo(page, 'Updates');
  expect(server.asked).toEqual([]);

  await look(attache, server.href);
  const preview = page.getByRole('group', { name: new RegExp(hostOf(server)) });
  await expect(preview).toContainText(/Edition 1 of/);
  await expect(preview).toContainText(/To fetch:.* parts from 127\.0\.0\.1/);
  // Looked at, and offline again: nothing is fetched before the person agrees.
  await expect(network(page)).toContainText(/^Offline · 0 requests/);
  const seen = server.asked.length;
  expect(await page.evaluate(() => window.attache.app.network())).toMatchObject({
    requests: 0,
    open: null,
    fetched: [{ host: hostOf(server), requests: seen }],
  });
  await attache.accessibility();
  await agree(attache);
  await expect(updates(attache).getByRole('status').first()).toContainText(/Edition 1 is now open/);
  await expect(network(page)).toContainText(/^Offline · 0 requests/);
  await openFirstArticle(page, 'harbours');
  await expect(article.getByRole('article')).toContainText('A harbour.');

  const before = new Set(await objectNames(publisher.publication));
  await writeArticle(publisher.content, 'quays', { title: 'About quays' }, 'A quay.');
  await publisher.publish('2026-11-02');
  const added = (await objectNames(publisher.publication)).filter((name) => !before.has(name));
  server.forget();
  await goTo(page, 'Updates');
  await page.getByRole('button', { name: 'Check for updates' }).click();
  await expect(preview).toContainText('An update: edition 2. You have edition 1.');
  await agree(attache);
  await expect(updates(attache).getByRole('status').first()).toContainText(/Edition 2 is now open/);
  const objects = server.asked.filter((path) => path.startsWith('/blobs/'));
  expect(objects.toSorted()).toEqual(added.toSorted());
  expect(server.headers.flat().join('\n')).not.toMatch(
    /cookie|if-none-match|if-modified|referer|accept-language/i,
  );
  await openFirstArticle(page, 'quays');
  await expect(article.getByRole('article')).toContainText('A quay.');
});

test('while it is fetched the bar names the one host; cut off, it goes on where it was', async ({
  start,
  workFolder,
  userData,
}) => {
  const publisher = await publishFirst(workFolder, LONG);
  server = await servePublication({ folder: publisher.publication });
  const attache = await start();
  const { page } = attache;
  attache.expectHosts(hostOf(server));
  await look(attache, server.href);
  await expect(page.getByRole('group', { name: /127\.0\.0\.1/ })).toBeVisible();
  const { publication } = publisher;
  const held = holdLargeObjects(server, publication);
  await agree(attache);
  await expect(network(page)).toContainText(`Online: ${hostOf(server)}`);
  await expect.poll(held).toBeGreaterThan(0);
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /.+ of .+/);
  const { port } = server;
  await server.close();
  const paused = page.getByRole('group', { name: 'Fetching has stopped' });
  await expect(paused).toContainText('Finished parts are kept');
  await expect(paused).toContainText('Nothing was changed.');
  await expect(network(page)).toContainText(/^Offline · 0 requests/);
  await attache.accessibility();

  server = await servePublication({ folder: publication, port });
  await paused.getByRole('button', { name: 'Continue' }).click();
  await expect(updates(attache).getByRole('status').first()).toContainText(/Edition 1 is now open/);
  expect(server.asked.filter((path) => /bytes=[1-9]\d*-$/.test(path)).length).toBeGreaterThan(0);
  expect(await readdir(join(userData, 'archive'))).not.toContain('fetching');
});

test('paused, the app started again, looked at again: what had come need not come again', async ({
  start,
  workFolder,
}) => {
  const publisher = await publishFirst(workFolder, LONG);
  server = await servePublication({ folder: publisher.publication });
  const first = await start();
  first.expectHosts(hostOf(server));
  await look(first, server.href);
  await expect(first.page.getByRole('group', { name: /127\.0\.0\.1/ })).toBeVisible();
  const { publication } = publisher;
  const held = holdLargeObjects(server, publication);
  await agree(first);
  await expect.poll(held).toBeGreaterThan(0);
  await first.page.getByRole('button', { name: 'Pause' }).click();
  await expect(first.page.getByRole('group', { name: 'Fetching has stopped' })).toBeVisible();
  await first.close();

  server.misbehave(undefined);
  server.forget();
  const second = await start();
  second.expectHosts(hostOf(server));
  await look(second, server.href);
  await agree(second);
  await expect(updates(second).getByRole('status').first()).toContainText(/Edition 1 is now open/);
  expect(server.asked.filter((path) => /bytes=[1-9]\d*-$/.test(path)).length).toBeGreaterThan(0);
});

test('given up while it is fetched, nothing of it stays and the open archive is as it was', async ({
  start,
  workFolder,
  userData,
}) => {
  const publisher = await publishFirst(workFolder);
  server = await servePublication({ folder: publisher.publication });
  const attache = await start();
  const { page } = attache;
  attache.expectHosts(hostOf(server));
  const edition = await page.getByRole('contentinfo').textContent();
  await look(attache, server.href);
  await expect(page.getByRole('group', { name: /127\.0\.0\.1/ })).toBeVisible();
  server.misbehave(() => true);
  await agree(attache);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toHaveText(edition ?? '');
  await expect.poll(() => readdir(join(userData, 'archive'))).not.toContain('fetching');
});

test('a changed object is refused with its sentence, and nothing of it stays', async ({
  start,
  workFolder,
  userData,
}) => {
  const publisher = await publishFirst(workFolder);
  server = await servePublication({ folder: publisher.publication });
  const attache = await start();
  attache.expectHosts(hostOf(server));
  await look(attache, server.href);
  await expect(attache.page.getByRole('group', { name: /127\.0\.0\.1/ })).toBeVisible();
  for (const name of await objectNames(publisher.publication)) {
    const path = join(publisher.publication, name);
    const bytes = await readFile(path);
    if (bytes.length > 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
    await writeFile(path, bytes);
  }
  await agree(attache);
  await expect(updates(attache).getByRole('alert')).toContainText(
    'A part that the server sent is damaged or was changed',
  );
  await expect(updates(attache).getByRole('alert')).toContainText('Nothing was changed.');
  expect(await readdir(join(userData, 'archive'))).not.toContain('fetching');
});

test('addresses that lead nowhere are answered with what is wrong', async ({ start, workFolder }) => {
  server = await servePublication({ folder: workFolder });
  await writeFile(join(workFolder, 'page'), '<!doctype html><h1>Welcome</h1>');
  const attache = await start();
  const host = hostOf(server);
  attache.expectHosts(host);
  const answers: readonly (readonly [string, string])[] = [
    ['http://example.org/archive/', 'anybody on the way can read and change'],
    ['two words', 'not the address of a folder'],
    [server.href, 'nothing at this address'],
  ];
  for (const [address, sentence] of answers) {
    await look(attache, address);
    await expect(updates(attache).getByRole('alert')).toContainText(sentence);
  }
  server.misbehave((_request, response) => {
    response.writeHead(302, { location: 'https://other.example/' }).end();
    return true;
  });
  await look(attache, server.href);
  await expect(updates(attache).getByRole('alert')).toContainText('sends us to another place');
  server.misbehave((_request, response) => {
    response.end('<!doctype html><h1>Welcome</h1>');
    return true;
  });
  await look(attache, server.href);
  await expect(updates(attache).getByRole('alert')).toContainText('no archive at this address');
  const { href } = server;
  await server.close();
  await look(attache, href);
  await expect(updates(attache).getByRole('alert')).toContainText('does not answer');
});

test('the same from a real nginx', async ({ start, workFolder }) => {
  test.skip(!hasNginx(), 'nginx is not installed');
  const publisher = await publishFirst(workFolder);
  const nginx = await startNginx(workFolder, { publication: publisher.publication });
  try {
    const attache = await start();
    const { page, article } = attache;
    attache.expectHosts(hostOf(nginx));
    await look(attache, nginx.href);
    await agree(attache);
    await expect(updates(attache).getByRole('status').first()).toContainText(/Edition 1 is now open/);
    const before = new Set(await objectNames(publisher.publication));
    await writeArticle(publisher.content, 'quays', { title: 'About quays' }, 'A quay.');
    await publisher.publish('2026-11-02');
    const added = (await objectNames(publisher.publication)).filter((name) => !before.has(name));
    const earlier = (await nginx.answers()).length;
    await page.getByRole('button', { name: 'Check for updates' }).click();
    await agree(attache);
    await expect(updates(attache).getByRole('status').first()).toContainText(/Edition 2 is now open/);
    const asked = (await nginx.answers()).slice(earlier).map(({ path }) => path);
    expect(asked.filter((path) => path.startsWith('/blobs/')).toSorted()).toEqual(added.toSorted());
    await openFirstArticle(page, 'quays');
    await expect(article.getByRole('article')).toContainText('A quay.');
  } finally {
    await nginx.close();
  }
});

test('a real nginx that is slow and then gone: it goes on where it was', async ({
  start,
  workFolder,
  userData,
}) => {
  test.skip(!hasNginx(), 'nginx is not installed');
  const { publication } = await publishFirst(workFolder, LONG);
  const slow = await startNginx(workFolder, { publication, rate: 100_000 });
  const attache = await start();
  const { page } = attache;
  attache.expectHosts(hostOf(slow));
  await look(attache, slow.href);
  await agree(attache);
  await expect
    .poll(() => page.getByRole('progressbar').getAttribute('aria-valuenow').then(Number))
    .toBeGreaterThan(0);
  await slow.close();
  const paused = page.getByRole('group', { name: 'Fetching has stopped' });
  await expect(paused).toContainText('Finished parts are kept');
  const again = await startNginx(workFolder, { publication, port: slow.port });
  try {
    const earlier = (await again.answers()).length;
    await paused.getByRole('button', { name: 'Continue' }).click();
    await expect(updates(attache).getByRole('status').first()).toContainText(/Edition 1 is now open/);
    const statuses = (await again.answers()).slice(earlier).map(({ status }) => status);
    expect(statuses).toContain(206);
    expect(await readdir(join(userData, 'archive'))).not.toContain('fetching');
  } finally {
    await again.close();
  }
});

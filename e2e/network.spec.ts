import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { NOTHING, outsideUrls } from './offline.ts';
import { openFirstArticle, searchFor } from './pages/search-page.ts';

// Every test of this suite ends with both counts at zero (fixtures.ts); here they are seen by the person, and to work.

test('nothing leaves the machine while one searches and reads, and the counter says so', async ({
  attache,
}) => {
  const { page } = attache;
  await searchFor(page, 'corruption');
  await openFirstArticle(page, 'palermo');
  await expect(page.getByRole('status', { name: 'Network' })).toContainText(/^Offline/);
  await expect(page.getByRole('status', { name: 'Network' })).toContainText('0');
  expect(await page.evaluate(() => window.attache.app.network())).toEqual(NOTHING);
  await attache.close();

  expect(await outsideUrls(attache.netLog)).toEqual([]);
  expect(await readFile(attache.netLog, 'utf8')).not.toContain('gvt1');
});

test('the counter counts: one attempt is stopped, counted and shown', async ({ attache }) => {
  const { app, page } = attache;
  attache.expectRequests(/^http:\/\/127\.0\.0\.1:9\//);
  await expect(page.getByRole('status', { name: 'Network' })).toContainText(/^Offline/);
  const outcome = await app.evaluate(async ({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    return session?.fetch('http://127.0.0.1:9/probe').then(
      () => 'sent',
      () => 'stopped',
    );
  });
  expect(outcome).toBe('stopped');
  expect(await page.evaluate(() => window.attache.app.network())).toMatchObject({
    requests: 1,
    blocked: [{ scheme: 'http:', host: '127.0.0.1:9' }],
  });
  await expect(page.getByRole('status', { name: 'Network' })).toContainText('1');
});

test('the log logs: a session that nobody closed is seen in it', async ({ attache }) => {
  attache.expectRequests(/^http:\/\/127\.0\.0\.1:9\/control$/);
  await attache.app.evaluate(({ session }) =>
    session
      .fromPartition('control')
      .fetch('http://127.0.0.1:9/control')
      .catch(() => undefined),
  );
  await attache.close();
  expect(await outsideUrls(attache.netLog)).toEqual(expect.arrayContaining(['http://127.0.0.1:9/control']));
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { openFirstArticle, searchFor } from './pages/search-page.ts';

/** Every URL of another scheme than ours in Chromium's own network log; fails where the log is empty or torn. */
async function outsideUrls(log: string): Promise<readonly string[]> {
  const text = await readFile(log, 'utf8');
  const parsed: unknown = JSON.parse(text);
  expect(parsed).toHaveProperty('events.0');
  const urls = [...text.matchAll(/"url":"([a-z-]+:[^"]*)"/g)].map((match) => match[1] ?? '');
  return urls.filter((url) => !/^(?:app|arch|blob|data):/.test(url));
}

test('nothing leaves the machine while one searches and reads, and the counter says so', async ({
  start,
  workFolder,
}) => {
  const log = join(workFolder, 'net-log.json');
  const attache = await start({ args: [`--log-net-log=${log}`] });
  const { page } = attache;
  await searchFor(page, 'corruption');
  await openFirstArticle(page, 'palermo');
  await expect(page.getByRole('status', { name: 'Network' })).toContainText(/^Offline/);
  await expect(page.getByRole('status', { name: 'Network' })).toContainText('0');
  expect(await page.evaluate(() => window.attache.app.network())).toEqual({ requests: 0, blocked: [] });
  await attache.close();

  expect(await outsideUrls(log)).toEqual([]);
  expect(await readFile(log, 'utf8')).not.toContain('gvt1');
});

test('the counter counts: one attempt is stopped, counted and shown', async ({ attache }) => {
  const { app, page } = attache;
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

test('the log logs: a session that nobody closed is seen in it', async ({ start, workFolder }) => {
  const log = join(workFolder, 'net-log.json');
  const attache = await start({ args: [`--log-net-log=${log}`] });
  await attache.app.evaluate(({ session }) =>
    session
      .fromPartition('control')
      .fetch('http://127.0.0.1:9/control')
      .catch(() => undefined),
  );
  await attache.close();
  expect(await outsideUrls(log)).toEqual(expect.arrayContaining(['http://127.0.0.1:9/control']));
});

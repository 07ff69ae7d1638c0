import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { NetworkStatus } from '#shared/bridge';

/** What the app counts where nothing left the machine and nobody asked it to. */
export const NOTHING: NetworkStatus = { requests: 0, blocked: [], open: null, fetched: [] };

/** Every URL of another scheme than ours in Chromium's own network log; fails where the log is empty or torn. */
export async function outsideUrls(log: string): Promise<readonly string[]> {
  const text = await readFile(log, 'utf8');
  const parsed: unknown = JSON.parse(text);
  expect(parsed).toHaveProperty('events.0');
  const urls = [...text.matchAll(/"url":"([a-z-]+:[^"]*)"/g)].map((match) => match[1] ?? '');
  return urls.filter((url) => !/^(?:app|arch|blob|data|about):/.test(url));
}

/** What the app counted itself; undefined where its window can no longer be asked. */
export async function countedRequests(page: Page): Promise<NetworkStatus | undefined> {
  if (page.isClosed() || !page.url().startsWith('app://shell')) return undefined;
  return page.evaluate(() => window.attache.app.network());
}

/** Fails where Chromium's log knows of an address outside that the test did not expect. */
export async function expectNothingOutside(log: string, expected: RegExp | undefined): Promise<void> {
  if (!existsSync(log)) throw new Error('Chromium wrote no network log');
  const urls = await outsideUrls(log);
  expect(urls.filter((url) => expected?.test(url) !== true)).toEqual([]);
}

import type { ElectronApplication, Page } from '@playwright/test';
import { openFirstArticle, searchFor } from './pages/search-page.ts';

/** What a person does who has no network: search, read, search again. Ends only where all of that has happened. */
export async function readAndSearch(page: Page): Promise<void> {
  // Under strace every call takes many times as long.
  page.setDefaultTimeout(120_000);
  await page.waitForFunction(() => performance.getEntriesByName('preloaded').length > 0);
  await searchFor(page, 'trafficking');
  await openFirstArticle(page, 'trafficking');
  await searchFor(page, 'corruption');
}

/** An address of the documentation of the Internet, which nobody has. */
export const NOWHERE = '192.0.2.1';

/** The positive control: the main process does what it never may. */
export async function reachOut(app: ElectronApplication): Promise<void> {
  await app.evaluate(
    (_electron, host) =>
      new Promise<void>((resolve) => {
        const socket = process.getBuiltinModule('node:net').connect({ host, port: 9 });
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
        setTimeout(() => socket.destroy(), 500);
      }),
    NOWHERE,
  );
}

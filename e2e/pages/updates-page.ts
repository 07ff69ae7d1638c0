import { expect } from '@playwright/test';
import type { RunningApp } from '../fixtures.ts';
import { goTo } from './search-page.ts';

/** Chooses a file in Updates, as if in the system's dialog. */
export async function openEdition({ app, page }: RunningApp, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await goTo(page, 'Updates');
  await page.getByRole('region', { name: 'Updates' }).getByRole('button', { name: 'Open edition…' }).click();
}

/** Installs what Updates shows, and waits until it says so. */
export async function install({ page }: RunningApp): Promise<void> {
  await page.getByRole('button', { name: 'Install', exact: true }).click();
  const updates = page.getByRole('region', { name: 'Updates' });
  const told = updates.getByRole('status').first();
  await expect(told).toContainText(/Edition \d+ is (now )?(open|installed)/i);
  const open = /Edition \d+(?= is now open)/.exec((await told.textContent()) ?? '')?.[0];
  // The window reads the new edition after it was told of it: nobody clicks within those milliseconds.
  if (open !== undefined) await expect(page.getByRole('contentinfo')).toContainText(open);
}

export async function installEdition(attache: RunningApp, file: string): Promise<void> {
  await openEdition(attache, file);
  await install(attache);
}

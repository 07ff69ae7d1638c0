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
  await expect(updates.getByRole('status').first()).toContainText(/Edition \d+ is (now )?(open|installed)/i);
}

export async function installEdition(attache: RunningApp, file: string): Promise<void> {
  await openEdition(attache, file);
  await install(attache);
}

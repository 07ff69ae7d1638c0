import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export const ROOT = resolve(import.meta.dirname, '..');

export interface LaunchOptions {
  /** Folder of everything the app writes. */
  readonly userData: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built app on a data folder of its own; Playwright finds the runtime through the environment. */
export function launchApp(options: LaunchOptions): Promise<ElectronApplication> {
  return _electron.launch({
    args: [ROOT, `--user-data-dir=${options.userData}`, ...(options.args ?? [])],
    cwd: ROOT,
    env: { ...definedEnv(), ...options.env },
  });
}

/** The environment of this process, without names that have no value. */
export function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}

export async function makeFolder(prefix: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `attache-${prefix}-`));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** The window when it can be used: the search box is there and search is ready. */
export async function usableWindow(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.getByRole('combobox', { name: 'Search the archive' }).waitFor();
  return page;
}

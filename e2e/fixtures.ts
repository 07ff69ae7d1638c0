import {
  test as base,
  expect,
  type ElectronApplication,
  type FrameLocator,
  type Page,
} from '@playwright/test';
import { checkAccessibility } from './accessibility.ts';
import { launchApp, makeFolder, removeFolder, type LaunchOptions } from './launch.ts';

export { expect };

/** One running app with its window, and the means to end it and start it again on the same data. */
export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The article inside its two frames. */
  readonly article: FrameLocator;
  /** What the window complained about: a broken policy or an exception is a failed test. */
  readonly complaints: readonly string[];
  /** Says that a test provoked complaints of this kind; every other one still fails it. */
  expectComplaints(pattern: RegExp): void;
  accessibility(): Promise<void>;
  close(): Promise<void>;
  /** kill -9, as a power cut of the process. */
  kill(): Promise<void>;
}

interface Fixtures {
  /** An empty data folder, removed afterwards. */
  readonly userData: string;
  /** A folder for whatever a test makes. */
  readonly workFolder: string;
  start(options?: Partial<LaunchOptions>): Promise<RunningApp>;
  /** The app at its first start, in English. */
  readonly attache: RunningApp;
}

/** Chromium's remark that articles may run no script is the wall at work, not a fault. */
const EXPECTED = /Blocked script execution in 'arch:|Autofill\.|Electron Security Warning/;

/** English, unless a test says otherwise; `--lang=` lets the settings and the system decide. */
function withLanguage(options: LaunchOptions): LaunchOptions {
  const args = options.args ?? [];
  const given = args.some((arg) => arg.startsWith('--lang=')) ? [] : ['--lang=en'];
  return { ...options, args: [...given, ...args].filter((arg) => arg !== '--lang=') };
}

async function startApp(options: LaunchOptions): Promise<RunningApp> {
  const app = await launchApp(withLanguage(options));
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  // The window says itself when it has drawn its archive and fetched what people use first.
  await page.waitForFunction(() => performance.getEntriesByName('preloaded').length > 0);
  return {
    app,
    page,
    article: page.frameLocator('iframe').frameLocator('iframe'),
    complaints,
    expectComplaints(pattern) {
      const others = complaints.filter((complaint) => !pattern.test(complaint));
      complaints.splice(0, complaints.length, ...others);
    },
    accessibility: () => checkAccessibility(page),
    close: () => app.close(),
    async kill() {
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

export const test = base.extend<Fixtures>({
  userData: async ({}, use) => {
    const folder = await makeFolder('data');
    await use(folder);
    await removeFolder(folder);
  },
  workFolder: async ({}, use) => {
    const folder = await makeFolder('work');
    await use(folder);
    await removeFolder(folder);
  },
  start: async ({ userData }, use) => {
    const running: RunningApp[] = [];
    await use(async (options = {}) => {
      const started = await startApp({ userData, ...options });
      running.push(started);
      return started;
    });
    for (const each of running) {
      await each.app.close().catch(() => undefined); // a test may have ended it already
      expect(each.complaints, 'the window complained').toEqual([]);
    }
  },
  attache: async ({ start }, use) => {
    await use(await start());
  },
});

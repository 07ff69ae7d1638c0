import { join } from 'node:path';
import {
  test as base,
  expect,
  type ElectronApplication,
  type FrameLocator,
  type Page,
} from '@playwright/test';
import { checkAccessibility } from './accessibility.ts';
import { countedRequests, expectNothingOutside, NOTHING } from './offline.ts';
import { launchApp, makeFolder, removeFolder, type LaunchOptions } from './launch.ts';

export { expect };

/** One running app with its window, and the means to end it and start it again on the same data. */
export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The article inside its two frames. */
  readonly article: FrameLocator;
  /** Chromium's own log of the network, whole once the app has been closed. */
  readonly netLog: string;
  /** What the window complained about: a broken policy or an exception is a failed test. */
  readonly complaints: readonly string[];
  /** Says that a test provoked complaints of this kind; every other one still fails it. */
  expectComplaints(pattern: RegExp): void;
  /** Says that a test tries to reach these addresses; every other one fails it, in whatever test. */
  expectRequests(pattern: RegExp): void;
  /** Says that a test has the app ask these hosts; it may ask no other, in whatever test. */
  expectHosts(...hosts: readonly string[]): void;
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
const EXPECTED = /Blocked script execution in 'arch:|Autofill\./;

/** English, unless a test says otherwise; `--lang=` lets the settings and the system decide. */
function withLanguage(options: LaunchOptions): LaunchOptions {
  const args = options.args ?? [];
  const given = args.some((arg) => arg.startsWith('--lang=')) ? [] : ['--lang=en'];
  return { ...options, args: [...given, ...args].filter((arg) => arg !== '--lang=') };
}

/** Closes the app; with `mustBeZero` it fails where the app has counted a request, or asked other hosts than these. */
async function closeCounted(
  app: ElectronApplication,
  page: Page,
  { mustBeZero, hosts }: { readonly mustBeZero: boolean; readonly hosts: readonly string[] },
): Promise<void> {
  const counted = await countedRequests(page);
  await app.close();
  if (!mustBeZero || counted === undefined) return;
  const { fetched, ...others } = counted;
  expect({ ...others, fetched: [] }, 'the app tried to leave the machine').toEqual(NOTHING);
  expect(fetched.map(({ host }) => host).toSorted(), 'hosts that were asked').toEqual(hosts.toSorted());
}

async function startApp(options: LaunchOptions, log: string): Promise<RunningApp> {
  const args = [...(options.args ?? []), `--log-net-log=${log}`];
  const env = { ELECTRON_ENABLE_SECURITY_WARNINGS: '1', ...options.env };
  const app = await launchApp(withLanguage({ ...options, args, env }));
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isWarned = message.text().includes('Electron Security Warning');
    if ((message.type() === 'error' || isWarned) && !EXPECTED.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  // The window says itself when it has drawn its archive and fetched what people use first.
  await page.waitForFunction(() => performance.getEntriesByName('preloaded').length > 0);
  const child = app.process();
  let expected: RegExp | undefined;
  let hosts: readonly string[] = [];
  let isOver = false;
  return {
    app,
    page,
    article: page.frameLocator('iframe').frameLocator('iframe'),
    netLog: log,
    complaints,
    expectComplaints(pattern) {
      const others = complaints.filter((complaint) => !pattern.test(complaint));
      complaints.splice(0, complaints.length, ...others);
    },
    accessibility: () => checkAccessibility(page),
    expectRequests(pattern) {
      expected = pattern;
    },
    expectHosts(...given) {
      hosts = given;
    },
    async close() {
      if (isOver) return;
      isOver = true;
      if (child.exitCode === null)
        await closeCounted(app, page, { mustBeZero: expected === undefined, hosts });
      await expectNothingOutside(log, expected);
    },
    async kill() {
      isOver = true;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
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
  start: async ({ userData, workFolder }, use) => {
    const running: RunningApp[] = [];
    await use(async (options = {}) => {
      const log = join(workFolder, `net-log-${running.length}.json`);
      const started = await startApp({ userData, ...options }, log);
      running.push(started);
      return started;
    });
    for (const each of running) {
      await each.close();
      expect(each.complaints, 'the window complained').toEqual([]);
    }
  },
  attache: async ({ start }, use) => {
    await use(await start());
  },
});

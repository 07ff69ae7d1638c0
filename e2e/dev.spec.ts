// `npm run dev` on a fresh checkout: the window opens, reads articles, and follows edits of the renderer and of main.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { definedEnv, makeFolder, removeFolder, ROOT } from './launch.ts';

/** What the development server does not read. */
const LEFT_OUT = new Set(['node_modules', '.git', 'out', 'dist', 'content', 'fixtures', 'bench', 'e2e']);
/** Style sheets of packages are served from where they really are, which must be inside the checkout. */
const COPIED_PACKAGES = new Set(['@fontsource-variable']);
const STARTING = { timeout: 60_000 };

/** A checkout without a build: copied sources, linked packages. `undefined` where links cannot be made. */
async function makeCheckout(folder: string): Promise<string | undefined> {
  const checkout = join(folder, 'checkout');
  await cp(ROOT, checkout, {
    recursive: true,
    filter: (path) => path === ROOT || !LEFT_OUT.has(path.slice(ROOT.length + 1)),
  });
  const modules = join(checkout, 'node_modules');
  await mkdir(modules);
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    const from = join(ROOT, 'node_modules', name);
    if (COPIED_PACKAGES.has(name)) await cp(from, join(modules, name), { recursive: true });
    // Caches stay behind: the checkout makes its own.
    else if (!name.startsWith('.') && !(await link(from, join(modules, name)))) return undefined;
  }
  return checkout;
}

async function link(from: string, to: string): Promise<boolean> {
  try {
    await symlink(from, to, 'junction');
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EPERM' || code === 'ENOTSUP') return false;
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('the port has no number');
  return address.port;
}

interface Development {
  readonly process: ChildProcess;
  /** Everything it said so far. */
  said(): string;
  /** Where the debugger of the app that was started as number `count` listens. */
  debugger(count: number): Promise<string>;
}

/** Runs what `npm run dev` runs. Chromium chooses a free port for its debugger and says which. */
async function develop(checkout: string, userData: string): Promise<Development> {
  const command = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = ['--remote-debugging-port=0', `--user-data-dir=${userData}`, '--lang=en'];
  const child = spawn(process.execPath, [command, 'dev', '--watch', '--', ...args], {
    cwd: checkout,
    env: { ...definedEnv(), ATTACHE_DEV_PORT: String(await freePort()) },
    // A group of its own, so that the app ends with it.
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const addresses = (): string[] =>
    [...said.matchAll(/DevTools listening on (ws:\S+)/g)].map((found) => found[1] ?? '');
  return {
    process: child,
    said: () => said,
    async debugger(count) {
      const ready = (): boolean => addresses().length >= count || child.exitCode !== null;
      await expect.poll(ready, STARTING).toBe(true);
      const address = addresses()[count - 1];
      if (address === undefined) throw new Error(`development ended with ${child.exitCode}:\n${said}`);
      return address;
    },
  };
}

async function endDevelopment({ process: child }: Development): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (process.platform === 'win32') child.kill();
  else process.kill(-child.pid, 'SIGKILL');
  await ended;
}

async function attach(address: string): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const browser = await chromium.connectOverCDP(address);
  const find = (): Page | undefined =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().startsWith('app://shell/'));
  await expect.poll(() => find() !== undefined, STARTING).toBe(true);
  const page = find();
  if (page === undefined) throw new Error('the window closed');
  return { browser, page };
}

/**
 * Replaces a text that is there once; anything else would make an edit that nobody sees. In one step, as editors
 * do: of a file that is emptied and then filled, the watcher may build both, and start the app twice.
 */
async function edit(file: string, old: string, next: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text.split(old), `${old} in ${basename(file)}`).toHaveLength(2);
  const edited = `${file}.edited`;
  await writeFile(edited, text.replace(old, next));
  await rename(edited, file);
}

test('development shows Home and articles, and follows edits', async () => {
  // Alone it takes 20 s; beside other tests the first bundling of packages waits for its turn.
  test.setTimeout(120_000);
  const folder = await makeFolder('dev');
  let running: Development | undefined;
  try {
    const checkout = await makeCheckout(folder);
    test.skip(checkout === undefined, 'no links can be made in the temporary folder');
    if (checkout === undefined) return;
    running = await develop(checkout, join(folder, 'data'));
    const first = await attach(await running.debugger(1));
    await followRenderer(first.page, checkout);
    await followMain(first, running, checkout);
  } catch (error) {
    if (running === undefined) throw error;
    throw new Error(`${String(error)}\nDevelopment said:\n${running.said()}`, { cause: error });
  } finally {
    if (running !== undefined) await endDevelopment(running);
    await removeFolder(folder);
  }
});

async function followRenderer(page: Page, checkout: string): Promise<void> {
  await expect(page.getByRole('combobox', { name: 'Search the archive' })).toBeVisible(STARTING);
  await expect(page.getByRole('heading', { name: 'In this archive' })).toBeVisible();

  await page.evaluate(() => (location.hash = '#/article/untoc-explained'));
  const article = page.frameLocator('iframe').frameLocator('iframe');
  await expect(article.locator('p').first()).toBeVisible({ timeout: 30_000 });
  // Our style sheet reaches the article by an address that the server makes for it.
  const rules = article.locator('body').evaluate(() => document.styleSheets[0]?.cssRules.length ?? 0);
  expect(await rules).toBeGreaterThan(0);

  // A style is swapped in the page that is open.
  await page.evaluate(() => (document.body.dataset['mark'] = 'kept'));
  const base = join(checkout, 'src/renderer/styles/base.css');
  await edit(base, '@layer base {', 'body { outline: 3px solid rgb(1, 2, 3); }\n@layer base {');
  await expect(page.locator('body')).toHaveCSS('outline-color', 'rgb(1, 2, 3)');
  await expect(page.locator('body')).toHaveAttribute('data-mark', 'kept');

  // A text of the catalogue changes in the window, without a restart: this is the same page of the same app.
  const texts = join(checkout, 'src/renderer/i18n/en.json');
  await edit(texts, '"shell.search": "Search the archive"', '"shell.search": "Search all of it"');
  await expect(page.getByRole('combobox', { name: 'Search all of it' })).toBeVisible();
}

/** An edit of main ends the app and starts it again, on the same data. */
async function followMain(
  { browser, page }: { readonly browser: Browser; readonly page: Page },
  running: Development,
  checkout: string,
): Promise<void> {
  expect(await page.evaluate(() => navigator.userAgent)).toBe('Attache');
  await edit(join(checkout, 'src/main/index.ts'), "= 'Attache';", "= 'Attache-edited';");
  const second = await attach(await running.debugger(2));
  expect(browser.isConnected()).toBe(false);
  await expect(second.page.getByRole('combobox', { name: 'Search all of it' })).toBeVisible(STARTING);
  expect(await second.page.evaluate(() => navigator.userAgent)).toBe('Attache-edited');
}

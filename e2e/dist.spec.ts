// The packed app: what people are given. Made by `npm test` and `npm run dist`.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { removeFolder } from './launch.ts';
import { asNobody, inspectable, isRoot, makeHome, NOBODY, packed } from './packed.ts';
import { openFirstArticle, searchFor } from './pages/search-page.ts';

test.describe('the packed app', () => {
  test.skip(packed === undefined || inspectable === undefined, 'the app was not packed in this run');

  test('opens its archive, searches and reads, in Chromium’s sandbox', async () => {
    const { folder: userData, env } = await makeHome('packed');
    const app = await _electron.launch({
      executablePath: await asNobody(userData, inspectable ?? ''),
      args: [`--user-data-dir=${join(userData, 'data')}`, '--lang=en'],
      chromiumSandbox: true,
      env,
    });
    try {
      const page = await app.firstWindow();
      await searchFor(page, 'trafficking');
      await openFirstArticle(page, 'trafficking');
      expect(await app.evaluate(({ app }) => app.isPackaged)).toBe(true);
      const status = await app.evaluate(({ BrowserWindow }) => {
        const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
        return process.getBuiltinModule('node:fs').readFileSync(`/proc/${pid}/status`, 'utf8');
      });
      expect(status).toMatch(/Seccomp:\s+2/);
      expect(status).toMatch(/NoNewPrivs:\s+1/);
      const opened = await app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.openDevTools();
        return contents?.isDevToolsOpened();
      });
      expect(opened).toBe(false);
    } finally {
      await app.close();
      await removeFolder(userData);
    }
  });

  for (const given of [
    '--remote-debugging-port=0',
    '--inspect=0',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp',
    '--proxy-server=127.0.0.1:9',
    '--disable-web-security',
    '--no-sandbox',
    '--ignore-certificate-errors',
  ]) {
    test(`does not start with ${given}`, async () => {
      const { folder: userData, env } = await makeHome('switch');
      const command = isRoot ? '/usr/bin/setpriv' : (packed ?? '');
      const args = [
        ...(isRoot ? [...NOBODY, packed ?? ''] : []),
        given,
        `--user-data-dir=${join(userData, 'data')}`,
      ];
      const child = spawnSync(command, args, {
        timeout: 30_000,
        encoding: 'utf8',
        env,
      });
      await removeFolder(userData);
      expect(child.status).toBe(3);
      expect(child.stderr).toContain('Nothing was changed');
    });
  }

  test('is no Node, whatever the environment says', async () => {
    const { folder: userData, env } = await makeHome('node');
    const child = spawn(
      isRoot ? '/usr/bin/setpriv' : (packed ?? ''),
      [
        ...(isRoot ? [...NOBODY, packed ?? ''] : []),
        '-e',
        'process.stdout.write("I am Node")',
        `--user-data-dir=${join(userData, 'data')}`,
      ],
      {
        env: {
          ...env,
          ELECTRON_RUN_AS_NODE: '1',
          NODE_OPTIONS: '--require=/nowhere.js',
        },
      },
    );
    const said: string[] = [];
    child.stdout.on('data', (chunk) => said.push(String(chunk)));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    // A Node would have ended by now, over its missing module or after its one line: this is the app, and alive.
    const ended = child.exitCode ?? child.signalCode;
    child.kill('SIGKILL');
    await removeFolder(userData);
    expect(ended).toBeNull();
    expect(said.join('')).not.toContain('I am Node');
  });
});

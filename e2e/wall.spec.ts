import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { openFirstArticle } from './pages/search-page.ts';

// The assertions of the wall, by their effect in the real window.

test('no frame and no worker has Node, Electron or a bridge that is not its own', async ({ attache }) => {
  const { page } = attache;
  await openFirstArticle(page, 'palermo');
  const probe = `({ require: typeof require, process: typeof process, Buffer: typeof Buffer, attache: typeof window.attache })`;
  expect(await page.evaluate(probe)).toEqual({
    require: 'undefined',
    process: 'undefined',
    Buffer: 'undefined',
    attache: 'object',
  });
  const reader = page.frames().find((frame) => frame.url().includes('/reader'));
  expect(await reader?.evaluate(probe)).toEqual({
    require: 'undefined',
    process: 'undefined',
    Buffer: 'undefined',
    attache: 'undefined',
  });
  for (const worker of page.workers()) {
    expect(await worker.evaluate('[typeof require, typeof process, typeof attache]')).toEqual([
      'undefined',
      'undefined',
      'undefined',
    ]);
  }
  expect(page.workers().length, 'search runs in a worker').toBeGreaterThan(0);
});

test('every web contents has the hardened preferences', async ({ attache }) => {
  const preferences = await attache.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in Electron's types; it is how its own tests read them.
      const known = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
        known.getLastWebPreferences();
      return {
        sandbox,
        contextIsolation,
        nodeIntegration,
        webSecurity,
        webviewTag: webviewTag ?? false,
        spellcheck: contents.session.isSpellCheckerEnabled(),
      };
    }),
  );
  expect(preferences).toEqual([
    {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  ]);
});

test('the renderer is confined by the kernel where the sandbox can run', async ({ attache }) => {
  test.skip(process.platform !== 'linux', 'seccomp is read from /proc, on Linux only');
  const isRoot = process.getuid?.() === 0;
  test.skip(
    isRoot,
    'as root Chromium runs without its sandbox; the packaged build is tested as another user',
  );
  const pid = await attache.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents()[0]?.getOSProcessId(),
  );
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/Seccomp:\s+2/);
  expect(status).toMatch(/NoNewPrivs:\s+1/);
});

test('the shell cannot be made to run text as code', async ({ attache }) => {
  const result = await attache.page.evaluate(async () => {
    const attempt = (work: () => unknown): string => {
      try {
        work();
        return 'ran';
      } catch {
        return 'refused';
      }
    };
    const box = document.createElement('div');
    // Not within this call: what a debugger evaluates is exempt from the policy.
    const evaluated = await new Promise<string>((done) => {
      // oxlint-disable-next-line no-eval -- that it is refused is what is tested
      setTimeout(() => done(attempt(() => (0, eval)('1'))), 10);
    });
    return {
      innerHTML: attempt(() => (box.innerHTML = '<b>x</b>')),
      evaluated,
      written: attempt(() => document.write('x')),
      worker: attempt(() => new Worker('/w.js')),
      policy: attempt(() =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('another', {}),
      ),
    };
  });
  expect(result).toEqual({
    innerHTML: 'refused',
    evaluated: 'refused',
    written: 'refused',
    worker: 'refused',
    policy: 'refused',
  });
  attache.expectComplaints(/trusted|Trusted|Content Security Policy|unsafe-eval|This document requires/);
});

test('inline scripts, foreign images and foreign frames have no effect in the shell', async ({ attache }) => {
  const result = await attache.page.evaluate(async () => {
    const script = document.createElement('script');
    const image = document.createElement('img');
    const frame = document.createElement('iframe');
    const loaded = { image: false };
    image.addEventListener('load', () => (loaded.image = true));
    image.src = 'https://example.org/x.png';
    frame.src = 'https://example.org/';
    try {
      script.textContent = 'window.injected = true';
    } catch {
      // Trusted Types refuse the text already.
    }
    document.body.append(script, image, frame);
    await new Promise((resolve) => setTimeout(resolve, 500));
    let frameUrl = 'hidden';
    try {
      frameUrl = frame.contentWindow?.location.href ?? 'none';
    } catch {
      // A foreign error page: nothing of it can be read.
    }
    const injected = 'injected' in window;
    for (const element of [script, image, frame]) element.remove();
    return { injected, image: loaded.image, frame: frameUrl.startsWith('https:') };
  });
  expect(result).toEqual({ injected: false, image: false, frame: false });
  attache.expectComplaints(/Content Security Policy|Trusted|requires 'Trusted/);
});

test('no file of the machine can be read from the window', async ({ attache }) => {
  const outcomes = await attache.page.evaluate(async () => {
    const urls = [
      'file:///etc/passwd',
      'app://shell/../../etc/passwd',
      'app://shell/..%2f..%2fetc%2fpasswd',
      'app://shell/%2e%2e/%2e%2e/package.json',
      'app://shell//etc/passwd',
      'app://shell/reader.html',
      'app://shell/o/' + 'a'.repeat(64),
      'app://other/index.html',
    ];
    const results = [];
    for (const url of urls) {
      results.push(
        await fetch(url).then(
          async (answer) => (answer.ok ? `read ${(await answer.text()).slice(0, 20)}` : 'not found'),
          () => 'refused',
        ),
      );
    }
    return results;
  });
  expect(outcomes.filter((outcome) => outcome.startsWith('read'))).toEqual([]);
  attache.expectComplaints(
    /Content Security Policy|404|Failed to load|Not allowed to load|Fetch API cannot load/,
  );
});

test('permissions are denied, each of them', async ({ start }) => {
  // There is a microphone, so that only a refusal can be why none is given.
  const attache = await start({ args: ['--use-fake-device-for-media-stream'] });
  const states = await attache.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const results = [];
    for (const name of names) {
      results.push(
        await navigator.permissions.query({ name: name as PermissionName }).then(
          (status) => status.state,
          () => 'unknown',
        ),
      );
    }
    return results;
  });
  expect(states.filter((state) => state === 'granted')).toEqual([]);
  const ask = (): Promise<readonly string[]> =>
    attache.page.evaluate(() => {
      const outcome = (wanted: MediaStreamConstraints): Promise<string> =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          () => 'given',
          (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
        );
      return Promise.all([outcome({ audio: true }), outcome({ video: true })]);
    });
  expect(await ask()).toEqual(['NotAllowedError', 'NotAllowedError']);
  // The control: without our refusal Electron gives both.
  await attache.app.evaluate(({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    session?.setPermissionRequestHandler(null);
    session?.setPermissionCheckHandler(null);
  });
  expect(await ask()).toEqual(['given', 'given']);
});

test('the window goes nowhere and opens nothing', async ({ attache }) => {
  const { app, page } = attache;
  const start = page.url().split('#')[0];
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  await page.evaluate(() => void window.open('https://example.org/', '_blank'));
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
  });
  await page.waitForTimeout(300);
  expect(page.url().split('#')[0]).toBe(start);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  attache.expectComplaints(/Not allowed to load local resource|Content Security Policy/);
});

test('a webview is an element without meaning, and makes no web contents', async ({ attache }) => {
  const { app, page } = attache;
  const made = await page.evaluate(async () => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'about:blank');
    document.body.append(view);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const kind = { isPlain: view.constructor === HTMLElement, canLoad: 'loadURL' in view };
    view.remove();
    return kind;
  });
  expect(made).toEqual({ isPlain: true, canLoad: false });
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('the window’s session itself reads no file, and no channel hands out a store', async ({ attache }) => {
  const outcome = await attache.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    const file = await session?.fetch('file:///etc/passwd').then(
      async (answer) => (answer.ok ? `read ${(await answer.text()).slice(0, 20)}` : 'refused'),
      () => 'refused',
    );
    // The session does fetch, so that the refusal is about the file.
    const own = await session?.fetch('app://shell/index.html').then((answer) => answer.status);
    return { file, own, listeners: ipcMain.listenerCount('electron-store-get-data') };
  });
  expect(outcome).toEqual({ file: 'refused', own: 200, listeners: 0 });
});

test('only the shell may use the bridge, and only within its size', async ({ attache }) => {
  const refusals = await attache.page.evaluate(async () => {
    const attempt = (work: Promise<unknown>): Promise<string> =>
      work.then(
        (value) => JSON.stringify(value),
        (error: unknown) => String(error),
      );
    const bridge = window.attache as unknown as {
      annotations: Record<'save' | 'remove', (...args: readonly unknown[]) => Promise<unknown>>;
      archive: Record<'activate' | 'install', (...args: readonly unknown[]) => Promise<unknown>>;
      settings: Record<'set', (...args: readonly unknown[]) => Promise<unknown>>;
    };
    return {
      huge: await attempt(bridge.annotations.save({ body: 'x'.repeat(2_000_000) })),
      many: await attempt(bridge.annotations.save(1, 2, 3, 4, 5)),
      junk: await attempt(bridge.annotations.save(JSON.parse('{"__proto__": {"a": 1}}'))),
      archive: await attempt(bridge.archive.activate(42)),
      settings: await attempt(bridge.settings.set({ theme: 'neon' })),
    };
  });
  expect(refusals.huge).toContain('refused: too large');
  expect(refusals.many).toContain('refused: too large');
  expect(JSON.parse(refusals.junk)).toMatchObject({ ok: false, code: 'invalid' });
  expect(JSON.parse(refusals.archive)).toMatchObject({ ok: false, code: 'unknown-archive' });
  expect(JSON.parse(refusals.settings)).toMatchObject({ ok: false, code: 'invalid' });
});

test('the bridge offers exactly what the contract names', async ({ attache }) => {
  const names = await attache.page.evaluate(() =>
    Object.entries(window.attache).map(([name, value]) =>
      typeof value === 'object' ? [name, Object.keys(value).sort()] : [name, typeof value],
    ),
  );
  expect(Object.fromEntries(names)).toEqual({
    app: ['copyText', 'info', 'network', 'printArticle', 'problems', 'ready'],
    archive: [
      'activate',
      'chooseBundle',
      'confirmQuarantined',
      'copyTo',
      'current',
      'discard',
      'ignoreOnDrive',
      'install',
      'list',
      'look',
      'onDrives',
      'pendingPreview',
      'previewOnDrive',
      'repair',
      'stepBack',
      'stop',
      'verify',
    ],
    annotations: ['history', 'list', 'remove', 'removeForGood', 'restore', 'save', 'trash'],
    settings: ['get', 'set'],
    changes: ['text', 'versions'],
    reading: ['list', 'save', 'seen'],
    searches: ['forget', 'list', 'remember', 'remove', 'save'],
    on: 'function',
    offerFile: 'function',
  });
});

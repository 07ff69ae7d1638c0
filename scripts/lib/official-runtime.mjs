// Electron's own release, fetched by the electron package's installer (it has no postinstall any more).
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import { cacheFolder, inRoot } from './paths.mjs';
import { run } from './run.mjs';

/** A slow line is fine, a silent one is not: this long without one more byte ends the attempt. */
const STALL_MS = 60_000;
/** How long a failed attempt spares the next starts from waiting for another one. */
const REMEMBER_MS = 60 * 60_000;

const folder = inRoot('node_modules/electron');

/** @typedef {{ readonly exe: string; readonly dist: string; readonly version: string; readonly from: string }} Runtime */

/** @returns {Runtime | null} the release, if it is already unpacked */
export function installedOfficial() {
  const version = officialVersion();
  const path = readText(join(folder, 'path.txt'));
  if (version === null || path === null) return null;
  const dist = join(folder, 'dist');
  const exe = join(dist, path);
  const unpacked = readText(join(dist, 'version'))?.trim().replace(/^v/, '');
  return unpacked === version && existsSync(exe) ? { exe, dist, version, from: 'official release' } : null;
}

/**
 * @param {{ readonly retry: boolean }} options `retry`: try although an attempt failed a short while ago
 * @returns {Promise<Runtime | null>}
 */
export async function fetchOfficial({ retry }) {
  const version = officialVersion();
  if (version === null) return null;
  const memory = join(cacheFolder(), `electron-${version}-unreachable`);
  if (!retry && isFresh(memory)) return null;
  console.error(`Fetching Electron ${version} …`);
  const log = await runInstaller();
  const found = installedOfficial();
  if (found === null) {
    remember(memory, log);
    console.error(`That failed: ${firstLine(log)}`);
  } else rmSync(memory, { force: true });
  return found;
}

/** Runs the installer with a temporary folder of its own, so that its progress can be watched. */
async function runInstaller() {
  mkdirSync(cacheFolder(), { recursive: true });
  const temporary = mkdtempSync(join(cacheFolder(), 'download-'));
  const stop = new AbortController();
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const watch = watchProgress(() => bytesBelow(temporary) + bytesBelow(join(folder, 'dist')), stop);
  try {
    const installer = run(process.execPath, [join(folder, 'install.js')], {
      env,
      capture: true,
      signal: stop.signal,
    });
    const { output } = await installer;
    return stop.signal.aborted ? `nothing arrived for ${STALL_MS / 1000} seconds\n${output}` : output;
  } finally {
    clearInterval(watch);
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {() => number} progress
 * @param {AbortController} stop
 */
function watchProgress(progress, stop) {
  let last = progress();
  let since = Date.now();
  return setInterval(() => {
    const now = progress();
    if (now !== last) {
      last = now;
      since = Date.now();
    } else if (Date.now() - since > STALL_MS) stop.abort();
  }, 1000);
}

/**
 * @param {string} path
 * @returns {number}
 */
function bytesBelow(path) {
  try {
    return readdirSync(path, { withFileTypes: true }).reduce((sum, entry) => {
      const child = join(path, entry.name);
      return sum + (entry.isDirectory() ? bytesBelow(child) : statSync(child).size);
    }, 0);
  } catch {
    // Files come and go while the installer works: what vanished has no size.
    return 0;
  }
}

/** @returns {string | null} the version this project uses; `null` before packages are installed */
export function officialVersion() {
  const manifest = readText(join(folder, 'package.json'));
  return manifest === null ? null : String(JSON.parse(manifest).version);
}

/** @param {string} log */
const firstLine = (log) =>
  (log.trim().split('\n')[0] ?? '').replace(/^\w*Error: /, '') || 'no reason was given';

/** @param {string} memory */
function isFresh(memory) {
  return existsSync(memory) && Date.now() - statSync(memory).mtimeMs < REMEMBER_MS;
}

/**
 * @param {string} memory
 * @param {string} log why it failed, for whoever looks
 */
function remember(memory, log) {
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(memory, log);
}

/** @param {string} path */
function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

// Makes a checkout ready to run, from whatever state it is in: packages, runtime, system packages, build.
// `node scripts/prepare.mjs [--no-app]` (without building the app, for `npm run dev`)
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { build } from './build.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { isInstalled } from './lib/lock.mjs';
import { isAtLeast } from './lib/version.mjs';
import { inRoot, isMain } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** Newest features of Node that the tools here rely on; package.json's `engines` only warns. */
const NODE = [20, 19];

/**
 * Installs exactly what package-lock.json names, unless that is what is there.
 * @returns {Promise<void>}
 */
export async function ensureModules() {
  if (!isAtLeast(process.versions.node, NODE))
    throw new Error(`This needs Node ${NODE.join('.')} or newer; this is ${process.versions.node}.`);
  const lock = readFileSync(inRoot('package-lock.json'), 'utf8');
  // npm writes this file last, so an interrupted installation is seen.
  const installed = inRoot('node_modules/.package-lock.json');
  if (existsSync(installed) && isInstalled(lock, readFileSync(installed, 'utf8'))) return;
  // npm ci empties the folder that a link points to, and with it every other checkout that uses it.
  if (lstatSync(inRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(
      'node_modules is a link, and what it points to is not what package-lock.json names. Install there, or remove the link and try again.',
    );
  console.error('Installing packages …');
  // No lifecycle scripts: nothing here needs one. Development packages even under NODE_ENV=production.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-progress'];
  const shell = process.platform === 'win32';
  const { code, output } = await run('npm', args, { cwd: inRoot('.'), capture: true, shell });
  if (code !== 0) throw new Error(`${output.trim()}\nnpm ci failed.`);
}

/** @returns {Promise<import('./lib/official-runtime.mjs').Runtime>} */
export async function ensureRuntime() {
  const runtime = await electronRuntime();
  await ensureSystemPackages(runtime);
  return runtime;
}

/**
 * @param {readonly import('./build.mjs').Part[]} [parts] what to build
 * @returns {Promise<import('./lib/official-runtime.mjs').Runtime>}
 */
export async function prepare(parts = ['cli', 'archive', 'app']) {
  await ensureModules();
  const runtime = await ensureRuntime();
  await build({ parts });
  return runtime;
}

if (isMain(import.meta.url)) {
  const parts = process.argv.includes('--no-app') ? /** @type {const} */ (['cli', 'archive']) : undefined;
  await main(async () => void (await prepare(parts)));
}

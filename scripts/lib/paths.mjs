// Where things are in a checkout, for scripts that run before any dependency is installed.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {string} path relative to the checkout */
export const inRoot = (path) => join(root, path);

/** Per-user cache of this project's tools: runtimes and short-lived remembered facts. */
export function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return join(process.env.XDG_CACHE_HOME, 'attache');
  if (process.platform === 'win32' && process.env.LOCALAPPDATA)
    return join(process.env.LOCALAPPDATA, 'attache', 'cache');
  return join(homedir(), '.cache', 'attache');
}

/**
 * The JavaScript file behind an installed package's command, to be run with `process.execPath`:
 * works on every system without a shell.
 * @param {string} name package name
 * @param {string} [command] name of the command where it differs from the package's
 */
export function packageCommand(name, command = name) {
  const folder = inRoot(join('node_modules', name));
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) throw new Error(`${name} is not installed: run npm ci`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const file = typeof bin === 'string' ? bin : bin?.[command];
  if (typeof file !== 'string') throw new Error(`${name} has no command ${command}`);
  return join(folder, file);
}

/** @param {string} url `import.meta.url` of a script */
export const isMain = (url) =>
  process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(url);

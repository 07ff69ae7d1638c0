// Builds the three parts in their order: command line, bundled archive, app. What has not changed is left.
// `node scripts/build.mjs [cli|archive|app]… [--force]`
import { chmodSync } from 'node:fs';
import { buildArchive } from './build-archive.mjs';
import { fingerprint, isUpToDate, keepStamp } from './lib/fingerprint.mjs';
import { inRoot, isMain, packageCommand } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';

const SHARED = ['src', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

const PARTS = /** @type {const} */ ({
  cli: {
    sources: [...SHARED, 'vite.cli.config.ts', 'vite.pdfjs.config.ts'],
    results: ['out/cli/attache.js', 'out/cli/pages-process.js'],
    command: ['vite', 'build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn'],
  },
  app: {
    // Help shows the guide, so the app is built from docs/ too.
    sources: [...SHARED, 'docs', 'electron.vite.config.ts', 'vite.pdfjs.config.ts'],
    results: ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'],
    command: ['electron-vite', 'build', '--logLevel', 'warn'],
  },
});

/** @typedef {'cli' | 'archive' | 'app'} Part */

/**
 * @param {{ readonly parts?: readonly Part[]; readonly force?: boolean }} [options]
 * @returns {Promise<void>}
 */
export async function build({ parts = ['cli', 'archive', 'app'], force = false } = {}) {
  if (parts.includes('cli')) await buildPart('cli', force);
  if (parts.includes('archive')) await buildArchive({ force });
  if (parts.includes('app')) await buildPart('app', force);
}

/**
 * @param {'cli' | 'app'} name
 * @param {boolean} force
 */
async function buildPart(name, force) {
  const { sources, results, command } = PARTS[name];
  const print = fingerprint(sources, command);
  const stamp = `out/.${name}.stamp`;
  if (!force && isUpToDate(stamp, print, results)) return;
  const started = Date.now();
  const [tool, ...args] = command;
  const { code, output } = await run(process.execPath, [packageCommand(tool), ...args], {
    cwd: inRoot('.'),
    capture: true,
  });
  if (code !== 0) throw new Error(`${output.trim()}\nBuilding ${name} failed.`);
  // So that `npx attache` can run it.
  if (name === 'cli') chmodSync(inRoot('out/cli/attache.js'), 0o755);
  keepStamp(stamp, print);
  console.error(`Built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

if (isMain(import.meta.url)) {
  const args = process.argv.slice(2);
  const parts = /** @type {Part[]} */ (args.filter((arg) => ['cli', 'archive', 'app'].includes(arg)));
  await main(() => build({ ...(parts.length > 0 ? { parts } : {}), force: args.includes('--force') }));
}

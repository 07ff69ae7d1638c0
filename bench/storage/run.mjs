// npm run bench:storage: makes sure of the other stores, builds, runs. Arguments are passed on.
import { existsSync, readFileSync } from 'node:fs';
import { isInstalled } from '../../scripts/lib/lock.mjs';
import { inRoot, packageCommand } from '../../scripts/lib/paths.mjs';
import { main, run } from '../../scripts/lib/run.mjs';

const STORES = inRoot('bench/stores');

/** The app's own packages stay as they are: these are in a folder of their own. Their binaries come within them. */
async function ensureStores() {
  const lock = readFileSync(`${STORES}/package-lock.json`, 'utf8');
  const installed = `${STORES}/node_modules/.package-lock.json`;
  if (existsSync(installed) && isInstalled(lock, readFileSync(installed, 'utf8'))) return;
  console.error('Installing the other stores into bench/stores …');
  const shell = process.platform === 'win32';
  const args = ['ci', '--ignore-scripts', '--no-progress'];
  const { code, output } = await run('npm', args, { cwd: STORES, capture: true, shell });
  if (code === 0) return;
  throw new Error(
    `${process.env.DEBUG ? `${output.trim()}\n` : ''}The other stores could not be installed: without a network, run npm ci in bench/stores where there is one and copy bench/stores/node_modules here.`,
  );
}

await main(async () => {
  await ensureStores();
  const vite = ['build', '-c', inRoot('bench/storage/vite.config.ts'), '--logLevel', 'warn'];
  const built = await run(process.execPath, [packageCommand('vite'), ...vite], { cwd: inRoot('.') });
  if (built.code !== 0) return built.code;
  const script = `${STORES}/node_modules/.cache/storage/run.js`;
  const { code } = await run(process.execPath, [script, ...process.argv.slice(2)], { cwd: inRoot('.') });
  return code;
});

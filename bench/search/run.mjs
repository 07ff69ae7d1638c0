// npm run bench:search and bench:relevance: makes sure of the other engines, builds, runs. Arguments are passed on.
import { existsSync, readFileSync } from 'node:fs';
import { isInstalled } from '../../scripts/lib/lock.mjs';
import { inRoot, packageCommand } from '../../scripts/lib/paths.mjs';
import { main, run } from '../../scripts/lib/run.mjs';
import { ensureModules } from '../../scripts/prepare.mjs';

const PEERS = inRoot('bench/peers');
const BUILT = `${PEERS}/node_modules/.cache/search`;

/** The app's own packages stay as they are: these are in a folder of their own. */
async function ensurePeers() {
  const lock = readFileSync(`${PEERS}/package-lock.json`, 'utf8');
  const installed = `${PEERS}/node_modules/.package-lock.json`;
  if (existsSync(installed) && isInstalled(lock, readFileSync(installed, 'utf8'))) return;
  console.error('Installing the other engines into bench/peers …');
  const shell = process.platform === 'win32';
  const args = ['ci', '--ignore-scripts', '--no-progress'];
  const { code, output } = await run('npm', args, { cwd: PEERS, capture: true, shell });
  if (code === 0) return;
  throw new Error(
    `${process.env.DEBUG ? `${output.trim()}\n` : ''}The other engines could not be installed: without a network, run npm ci in bench/peers where there is one and copy bench/peers/node_modules here.`,
  );
}

await main(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  await ensureModules();
  await ensurePeers();
  const config = inRoot('bench/search/compare.vite.config.ts');
  const vite = ['build', '-c', config, '--logLevel', 'warn'];
  const built = await run(process.execPath, [packageCommand('vite'), ...vite], { cwd: inRoot('.') });
  if (built.code !== 0) return built.code;
  const { code } = await run(process.execPath, [`${BUILT}/${name}.js`, ...args], { cwd: inRoot('.') });
  return code;
});

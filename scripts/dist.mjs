// `npm run dist [-- --archive <publication>]`: the unpacked app and an archive of it, in dist/. With a
// publication it carries that publisher's newest edition and trusts that publisher's root; without one it
// carries the development archive. Releases need the official runtime: ATTACHE_RUNTIME=official.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packInto } from './build-archive.mjs';
import { isRootOnLinux, runtimeEnv } from './electron-runtime.mjs';
import { checkFuses, inspectableCopy } from './lib/fuses.mjs';
import { inRoot, isMain, packageCommand } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';
import { prepare } from './prepare.mjs';

/** Names, for e2e, the executable of the packed app, and of its copy that Playwright can attach to. */
export const DIST_ENV = 'ATTACHE_DIST_EXE';
export const INSPECTABLE_ENV = 'ATTACHE_DIST_INSPECTABLE_EXE';

const OUTPUT = inRoot('dist');

/** @typedef {{ readonly folder: string; readonly executable: string }} Packed */

/**
 * Packs what out/ and resources/archive/ hold, and checks the artefact.
 * @param {{ readonly runtime: import('./lib/official-runtime.mjs').Runtime; readonly archive?: string }} options
 *   `archive`: a publication folder to carry in place of the development archive
 * @returns {Promise<Packed>}
 */
export async function packApp({ runtime, archive }) {
  rmSync(OUTPUT, { recursive: true, force: true });
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...runtimeEnv(runtime), CSC_IDENTITY_AUTO_DISCOVERY: 'false' };
  if (archive !== undefined) {
    env.ATTACHE_DIST_ARCHIVE = inRoot('out/publisher-archive');
    await packInto({
      publication: resolve(process.env.INIT_CWD ?? process.cwd(), archive),
      folder: env.ATTACHE_DIST_ARCHIVE,
      development: false,
    });
  }
  const args = ['--dir', '--config', 'electron-builder.config.cjs', '--publish', 'never'];
  const builder = packageCommand('electron-builder');
  const { code, output } = await run(process.execPath, [builder, ...args], {
    cwd: inRoot('.'),
    env,
    capture: true,
  });
  if (code !== 0) throw new Error(`${output.trim()}\nelectron-builder failed.`);
  rmSync(join(OUTPUT, 'builder-debug.yml'), { force: true });
  const packed = findPacked();
  await checkFuses(packed.executable);
  return packed;
}

/**
 * @param {Packed} packed
 * @returns {Promise<string>} executable of a copy whose inspect fuse is on
 */
export const makeInspectable = (packed) => inspectableCopy({ ...packed, to: join(OUTPUT, 'inspectable') });

/** @returns {Packed} */
function findPacked() {
  const name = readdirSync(OUTPUT).find((entry) => /(-unpacked$|^mac)/.test(entry));
  if (name === undefined) throw new Error('electron-builder left no app in dist/.');
  const folder = join(OUTPUT, name);
  /** @type {Partial<Record<NodeJS.Platform, string>>} */
  const executables = {
    darwin: join(folder, 'Attaché.app/Contents/MacOS/Attaché'),
    win32: join(folder, 'attache.exe'),
  };
  const executable = executables[process.platform] ?? join(folder, 'attache');
  if (!existsSync(executable)) throw new Error(`${executable} is missing.`);
  return { folder, executable };
}

/**
 * @param {Packed} packed
 * @returns {Promise<string>} the archive's path
 */
async function compress({ folder }) {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const name = `attache-${version}-${process.platform}-${process.arch}`;
  const isTar = process.platform === 'linux';
  const file = join(OUTPUT, `${name}.${isTar ? 'tar.gz' : 'zip'}`);
  const inside = folder.slice(OUTPUT.length + 1);
  /** @type {Partial<Record<NodeJS.Platform, readonly string[]>>} */
  const commands = {
    linux: [
      'tar',
      '-czf',
      file,
      '--sort=name',
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      `--transform=s,^${inside},${name},`,
      '-C',
      OUTPUT,
      inside,
    ],
    darwin: ['ditto', '-c', '-k', '--keepParent', join(folder, 'Attaché.app'), file],
    win32: ['tar', '-a', '-cf', file, '-C', OUTPUT, inside],
  };
  const [command, ...args] = commands[process.platform] ?? [];
  const { code, output } = await run(command, args, { capture: true });
  if (code !== 0) throw new Error(`${output.trim()}\n${command} failed.`);
  return file;
}

async function dist() {
  const { values } = parseArgs({ options: { archive: { type: 'string' } } });
  const runtime = await prepare(values.archive === undefined ? undefined : ['cli', 'app']);
  const packed = await packApp({
    runtime,
    ...(values.archive === undefined ? {} : { archive: values.archive }),
  });
  const file = await compress(packed);
  console.log(`${packed.folder}\n${file}`);
  if (isRootOnLinux())
    console.error('Built as root: the app itself should be run as another user, with its sandbox.');
}

if (isMain(import.meta.url)) await main(dist);

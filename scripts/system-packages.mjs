// Sees to what Electron needs from a Debian-like system: its libraries, Xvfb where there is no display, and
// fonts for the six languages. Installs what lacks when we may, and otherwise names the exact command.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { electronRuntime } from './electron-runtime.mjs';
import { hasProgram, needsDisplay } from './lib/display.mjs';
import { chooseCandidates, missingLanguages, missingLibraries } from './lib/packages.mjs';
import { isMain } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';

/** Each entry lists the names one package has had, newest first (Debian 13 and Ubuntu 24.04 renamed some). */
const LIBRARIES = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
];
const DISPLAY = [['xvfb']];
const FONTS = [['fonts-noto-core'], ['fonts-noto-cjk']];

/**
 * @param {{ readonly exe: string }} runtime
 * @returns {Promise<void>} rejects with one sentence when the app could not start as things are
 */
export async function ensureSystemPackages(runtime) {
  if (!isDebianLike()) return;
  const need = needs(runtime);
  if (need.length === 0) return;
  const privilege = privileged();
  if (privilege !== null && (await install(need, privilege)) && needs(runtime).length === 0) return;
  complain(need);
}

const isDebianLike = () =>
  process.platform === 'linux' && existsSync('/etc/debian_version') && hasProgram('apt-get');

/**
 * @param {{ readonly exe: string }} runtime
 * @returns {readonly { readonly names: readonly string[]; readonly vital: boolean }[]}
 */
function needs({ exe }) {
  const libraries = missingLibraries(spawnSync('ldd', [exe], { encoding: 'utf8' }).stdout ?? '');
  const fonts = hasProgram('fc-list') ? missingLanguages(fontLanguages()) : ['all'];
  return [
    ...(libraries.length > 0 ? LIBRARIES : []).map((names) => ({ names, vital: true })),
    ...(needsDisplay() && !hasProgram('Xvfb') ? DISPLAY : []).map((names) => ({ names, vital: true })),
    ...(fonts.length > 0 ? FONTS : []).map((names) => ({ names, vital: false })),
  ];
}

function fontLanguages() {
  return (
    spawnSync('fc-list', ['--format', '%{lang}\n'], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout ?? ''
  );
}

/** @returns {readonly string[] | null} words to put before a command; `null` when we may not install */
function privileged() {
  if (process.getuid?.() === 0) return [];
  const sudo = hasProgram('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return sudo ? ['sudo', '-n'] : null;
}

/**
 * @param {ReturnType<typeof needs>} need
 * @param {readonly string[]} before
 * @returns {Promise<boolean>}
 */
async function install(need, before) {
  const apt = (/** @type {readonly string[]} */ ...args) => {
    const words = [
      ...before,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-o',
      'DPkg::Lock::Timeout=120',
      ...args,
    ];
    return run(words[0], words.slice(1), { capture: true });
  };
  console.error('Fetching the system packages that Electron needs …');
  const updated = await apt('update');
  const names = choosePackages(need);
  console.error(`Installing ${names.join(' ')} …`);
  const installed = await apt('install', '-y', '--no-install-recommends', ...names);
  if (installed.code !== 0) console.error(`${updated.output}${installed.output}`.trim());
  return installed.code === 0;
}

/** @param {ReturnType<typeof needs>} need */
function choosePackages(need) {
  const names = need.flatMap((each) => each.names);
  const env = { ...process.env, LC_ALL: 'C' };
  const policy = spawnSync('apt-cache', ['policy', ...names], { encoding: 'utf8', env }).stdout ?? '';
  return chooseCandidates(
    need.map((each) => each.names),
    policy,
    isRenamedRelease(),
  );
}

/** Where apt has no lists yet, the release tells whether the 64-bit time names are in use. */
function isRenamedRelease() {
  const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const version = Number(/^VERSION_ID="?([\d.]+)/m.exec(text)?.[1] ?? 0);
  return /^ID=debian/m.test(text) ? version >= 13 : version >= 24;
}

/** @param {ReturnType<typeof needs>} need */
function complain(need) {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  const names = choosePackages(need).join(' ');
  const command = `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${names}`;
  if (need.some(({ vital }) => vital))
    throw new Error(`Electron needs system packages that are not here: run \`${command}\`.`);
  console.error(`Some of the six languages have no font on this system: run \`${command}\` to see them.`);
}

if (isMain(import.meta.url)) await main(async () => ensureSystemPackages(await electronRuntime()));

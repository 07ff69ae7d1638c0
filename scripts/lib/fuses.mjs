// Reads and sets the fuses of a packed app: what counts is the wire in the artefact, not the configuration.
import { cpSync, copyFileSync, linkSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a release must have (security.md A20). */
const WANTED = /** @type {const} */ ({
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
});

/** The wire is written in characters: `0`, `1`, and `r` for a fuse that this Electron no longer has. */
const STATES = new Map([
  [0x30, 'off'],
  [0x31, 'on'],
  [0x72, 'removed'],
]);

/**
 * @param {string} executable
 * @returns {Promise<readonly { name: string; state: string; isRight: boolean }[]>}
 */
export async function readFuses(executable) {
  const { getCurrentFuseWire, FuseV1Options } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(executable);
  const names = /** @type {(keyof typeof WANTED)[]} */ (Object.keys(WANTED));
  return names.map((name) => {
    const state = STATES.get(wire[FuseV1Options[name]] ?? 0) ?? 'absent';
    return { name, state, isRight: state === (WANTED[name] ? 'on' : 'off') };
  });
}

/**
 * Prints the wire as a table; rejects when one fuse is not as it must be.
 * @param {string} executable
 */
export async function checkFuses(executable) {
  const fuses = await readFuses(executable);
  for (const { name, state, isRight } of fuses)
    console.error(`  ${name.padEnd(38)} ${state}${isRight ? '' : '   WRONG'}`);
  if (!fuses.every(({ isRight }) => isRight))
    throw new Error(`The fuses of ${executable} are not as they must be.`);
}

/**
 * A copy of an unpacked app that differs in one fuse, so that Playwright can attach to it (decision 28).
 * @param {{ readonly folder: string; readonly executable: string; readonly to: string }} options
 * @returns {Promise<string>} the copy's executable
 */
export async function inspectableCopy({ folder, executable, to }) {
  rmSync(to, { recursive: true, force: true });
  linkFolder(folder, to, basename(executable));
  const copy = join(to, executable.slice(folder.length));
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(copy, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    resetAdHocDarwinSignature: process.platform === 'darwin',
  });
  return copy;
}

/**
 * Hard links, but a real copy of `except`, which gets changed.
 * @param {string} from
 * @param {string} to
 * @param {string} except
 */
function linkFolder(from, to, except) {
  if (process.platform !== 'linux') return cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const source = join(from, name);
    if (statSync(source).isDirectory()) linkFolder(source, join(to, name), except);
    else if (name === except) copyFileSync(source, join(to, name));
    else linkSync(source, join(to, name));
  }
}

// The app as people are given it where it was packed in this run, else as it was built, behind any other program.
import { chmod, copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { definedEnv, makeFolder, ROOT } from './launch.ts';

/** The packed app, and a copy of it that tests can look into. */
export const packed = process.env['ATTACHE_DIST_EXE'];
export const inspectable = process.env['ATTACHE_DIST_INSPECTABLE_EXE'];
export const isRoot = process.getuid?.() === 0;
/** The packed app is run as somebody without rights, where we are root: Chromium's sandbox needs that. */
export const NOBODY = ['--reuid=65534', '--regid=65534', '--clear-groups'];

/** A data folder that somebody without rights can write, and the environment to open a window from there. */
export async function makeHome(
  prefix: string,
): Promise<{ readonly folder: string; readonly env: Record<string, string> }> {
  const folder = await makeFolder(prefix);
  await chmod(folder, 0o777);
  const env: Record<string, string> = { ...definedEnv(), HOME: folder };
  const { XAUTHORITY } = process.env;
  if (XAUTHORITY !== undefined) {
    env['XAUTHORITY'] = join(folder, 'xauthority');
    await copyFile(XAUTHORITY, env['XAUTHORITY']);
    await chmod(env['XAUTHORITY'], 0o644);
  }
  return { folder, env };
}

/** A program that starts the packed app as somebody without rights, whatever arguments it gets. */
export async function asNobody(
  folder: string,
  executable: string,
  before: readonly string[] = [],
): Promise<string> {
  const rights = isRoot && packed !== undefined ? ['setpriv', ...NOBODY] : [];
  if (rights.length + before.length === 0) return executable;
  const script = join(folder, 'start');
  const command = [...before, ...rights, executable].map((word) => `'${word}'`).join(' ');
  await writeFile(script, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  return script;
}

export interface PackedApp {
  readonly app: ElectronApplication;
  /** Everything it writes lies in here. */
  readonly folder: string;
}

/** Starts it, `before` standing before its name on the command line: `strace`, for one. */
export async function launchPacked(
  prefix: string,
  { before = [], args = [] }: { readonly before?: readonly string[]; readonly args?: readonly string[] } = {},
): Promise<PackedApp> {
  const { folder, env } = await makeHome(prefix);
  const isPacked = inspectable !== undefined;
  const executable = inspectable ?? process.env['ELECTRON_EXEC_PATH'];
  if (executable === undefined) throw new Error('the tests are started by scripts/electron-runtime.mjs');
  const app = await _electron.launch({
    executablePath: await asNobody(folder, executable, before),
    args: [...(isPacked ? [] : [ROOT]), `--user-data-dir=${join(folder, 'data')}`, '--lang=en', ...args],
    chromiumSandbox: isPacked,
    timeout: 120_000,
    env: isPacked ? env : definedEnv(),
  });
  return { app, folder };
}

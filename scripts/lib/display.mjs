// A display for programs that open windows on machines without one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// Without -noreset the server begins anew when its last window has gone, and refuses whoever comes in that moment.
const SCREEN = ['-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-noreset'];
const INSTALL = 'apt-get install --no-install-recommends xvfb';

/**
 * Whether a command opens windows, so that building, packing and listing need no display.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function opensWindow(command, args) {
  const name = command
    .replace(/\.(cmd|exe|mjs|js)$/, '')
    .split(/[\\/]/)
    .at(-1);
  if (name === 'electron') return true;
  if (name === 'electron-vite') return ['dev', 'preview', 'serve'].includes(args[0] ?? 'dev');
  return name === 'playwright' && args[0] === 'test' && !args.includes('--list');
}

/** @param {NodeJS.ProcessEnv} [env] */
export const needsDisplay = (env = process.env) =>
  process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;

/**
 * @param {string} name
 * @returns {boolean} whether a program of that name is on the path
 */
export const hasProgram = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));

/**
 * Runs `body` with a display: the one there is, or an invisible one that ends with it.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} body gets the environment to start programs in
 * @returns {Promise<T>}
 */
export async function withDisplay(body) {
  if (!needsDisplay()) return body(process.env);
  const server = await startXvfb();
  // Xvfb must not outlive a script that a signal ends.
  const end = () => void server.child.kill();
  process.on('exit', end);
  try {
    return await body({ ...process.env, DISPLAY: server.display });
  } finally {
    process.off('exit', end);
    end();
  }
}

/**
 * `-displayfd` makes the server itself choose a free display: no race between two runs.
 * @returns {Promise<{ child: import('node:child_process').ChildProcess; display: string }>}
 */
function startXvfb() {
  if (!hasProgram('Xvfb'))
    throw new Error(`There is no display and no Xvfb to stand in for one: run \`${sudo()}${INSTALL}\`.`);
  const child = spawn('Xvfb', ['-displayfd', '3', ...SCREEN], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  return new Promise((ready, fail) => {
    let said = '';
    child.stderr?.on('data', (text) => (said += text));
    child.stdio[3]?.once('data', (text) => ready({ child, display: `:${String(text).trim()}` }));
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}: ${said.trim()}`)));
  });
}

const sudo = () => (process.getuid?.() === 0 ? '' : 'sudo ');

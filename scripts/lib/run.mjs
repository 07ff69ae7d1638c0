// Runs other programs: waits without blocking, passes signals on, never leaves them behind.
import { spawn } from 'node:child_process';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @typedef {{ readonly code: number; readonly output: string }} Ran `output` is stdout and stderr as they
 *   came, empty unless captured; `code` is 127 when the program does not exist, 128 + n after signal n.
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string; env?: NodeJS.ProcessEnv; capture?: boolean; timeoutMs?: number; shell?: boolean;
 *   signal?: AbortSignal }} [options]
 * @returns {Promise<Ran>}
 */
export function run(command, args, options = {}) {
  const { cwd, env, capture = false, timeoutMs, shell = false, signal } = options;
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      signal,
      timeout: timeoutMs,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    const release = passSignalsTo(child);
    child.on('error', (error) => {
      release();
      done({ code: 127, output: `${output}${error.message}\n` });
    });
    child.on('close', (code, signal) => {
      release();
      done({ code: code ?? 128 + signalNumber(signal), output });
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function passSignalsTo(child) {
  const listeners = SIGNALS.map((signal) => {
    // From a terminal the whole group gets SIGINT; the second one is harmless.
    const pass = () => void child.kill(signal);
    process.on(signal, pass);
    return () => process.off(signal, pass);
  });
  const watch = watchParent(() => void child.kill('SIGTERM'));
  return () => {
    listeners.forEach((off) => off());
    clearInterval(watch);
  };
}

/**
 * A signal to npm ends npm's shell and never reaches the script in it: losing the parent is the signal.
 * @param {() => void} onLost
 */
function watchParent(onLost) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && onLost(), 1000).unref();
}

/** @param {NodeJS.Signals | null} signal */
const signalNumber = (signal) => ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9 })[String(signal)] ?? 15;

/**
 * Runs a script's body: an expected failure is one sentence on stderr, `DEBUG=1` shows where it arose.
 * @param {() => Promise<number | void>} body may answer with an exit code
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(process.env.DEBUG ? error : error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

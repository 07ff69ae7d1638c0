// `npm start [-- <file.attache>] [switches]`: makes the checkout ready, then opens the app.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runWith } from './electron-runtime.mjs';
import { needsDisplay } from './lib/display.mjs';
import { inRoot } from './lib/paths.mjs';
import { main } from './lib/run.mjs';
import { prepare } from './prepare.mjs';

/**
 * Some systems (Ubuntu from 24.04) keep programs in a home folder from making Chromium's sandbox.
 * @param {{ readonly dist: string }} runtime
 * @returns {string | null} what to do about it
 */
function sandboxHint({ dist }) {
  const setting = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  const restricted = existsSync(setting) && readFileSync(setting, 'utf8').trim() === '1';
  const helper = join(dist, 'chrome-sandbox');
  if (!restricted || process.getuid?.() === 0 || !existsSync(helper)) return null;
  const { uid, mode } = statSync(helper);
  if (uid === 0 && (mode & 0o4000) !== 0) return null;
  return `This system keeps the app from opening its sandbox: run \`sudo chown root ${helper} && sudo chmod 4755 ${helper}\` once.`;
}

/**
 * npm runs scripts in the checkout; files are meant from where the person stands.
 * @param {readonly string[]} args
 */
const fromWhereCalled = (args) =>
  args.map((arg) => (arg.startsWith('-') ? arg : resolve(process.env.INIT_CWD ?? process.cwd(), arg)));

await main(async () => {
  const runtime = await prepare();
  const hint = sandboxHint(runtime);
  if (hint !== null) throw new Error(hint);
  const invisible = needsDisplay();
  if (invisible) console.error('There is no display: the app runs in an invisible one. Ctrl+C ends it.');
  // A machine without a desktop has no message bus either, and Chromium says so many times.
  const quiet = invisible && !process.env.DEBUG ? ['--log-level=3'] : [];
  const args = [inRoot('.'), ...quiet, ...fromWhereCalled(process.argv.slice(2))];
  return (await runWith(runtime, 'electron', args)).code;
});

// `npm start [-- <file.attache>] [switches]`: makes the checkout ready, then opens the app.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
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

await main(async () => {
  const runtime = await prepare();
  const hint = sandboxHint(runtime);
  if (hint !== null) throw new Error(hint);
  if (needsDisplay()) console.error('There is no display: the app runs in an invisible one. Ctrl+C ends it.');
  return (await runWith(runtime, 'electron', [inRoot('.'), ...process.argv.slice(2)])).code;
});

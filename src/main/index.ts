// The program's table of contents: what must precede `ready`, then stores, handlers and the window.
import { app, protocol } from 'electron';
import { restrictProcess } from '#node/storage/data-folder';
import { failUnexpectedly } from './fail-to-start.ts';
import { OFFLINE_SWITCHES, NO_NAMES } from './network.ts';
import { SCHEMES } from './schemes.ts';
import { start } from './start.ts';
import { findRefusedSwitches } from './switches.ts';
import { waitForLock } from './wait-for-lock.ts';
import inspector from 'node:inspector';

restrictProcess(process);

const developOrigin = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];

// In the shipped app no switch may open a door. Its inspector is shut by a fuse; only a copy made for
// testing has that fuse open, and is recognised by it (decision 28).
const refused = app.isPackaged && inspector.url() === undefined ? findRefusedSwitches(process.argv) : [];
if (refused.length > 0) {
  process.stderr.write(`Attaché does not start with --${refused.join(', --')}. Nothing was changed.\n`);
  app.exit(3);
} else {
  prepare();
  void begin();
}

/** Starts when Electron is ready. Not awaited at the top: Electron is ready only after this module has run. */
async function begin(): Promise<void> {
  const hasLock = developOrigin === undefined ? app.requestSingleInstanceLock() : await waitForLock();
  if (!hasLock) {
    app.quit();
    return;
  }
  await app.whenReady();
  try {
    start({ developOrigin });
  } catch (error) {
    failUnexpectedly(error);
  }
}

function prepare(): void {
  protocol.registerSchemesAsPrivileged(SCHEMES);
  // A header is ASCII: with the é of the name in it, every request to our own schemes fails.
  app.userAgentFallback = 'Attache';
  // As root on Linux Chromium cannot sandbox, and enableSandbox would undo --no-sandbox for its children.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  for (const [name, value] of OFFLINE_SWITCHES) app.commandLine.appendSwitch(name, value);
  if (developOrigin === undefined) app.commandLine.appendSwitch('host-resolver-rules', NO_NAMES);
  // Electron asks for a spelling dictionary at each start unless every session is told not to.
  app.on('session-created', (session) => {
    session.setSpellCheckerLanguages([]);
    session.setSpellCheckerEnabled(false);
  });
}

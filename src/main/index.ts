// The program's table of contents: what must precede `ready`, then stores, handlers and the window.
import inspector from 'node:inspector';
import { resolve } from 'node:path';
import { app, protocol } from 'electron';
import { ensureDataFolder, restrictProcess } from '#node/storage/data-folder';
import { failToStart, failUnexpectedly } from './fail-to-start.ts';
import { OFFLINE_SWITCHES, NO_NAMES } from './network.ts';
import { SCHEMES } from './schemes.ts';
import { start } from './start.ts';
import { findRefusedSwitches } from './switches.ts';
import { waitForLock } from './wait-for-lock.ts';

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
  // Before the lock: in a folder that cannot be written Chromium's fails too, and then says nothing.
  // Electron goes on in its usual folder where the one that was asked for cannot be made.
  const asked = app.commandLine.getSwitchValue('user-data-dir');
  const folder = asked === '' ? app.getPath('userData') : resolve(asked);
  if (!ensureDataFolder(folder).ok) {
    failToStart(
      `The folder for your notes cannot be written: ${folder}. Nothing was changed. Free some space or choose another folder with --user-data-dir=<folder>.`,
    );
    return;
  }
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

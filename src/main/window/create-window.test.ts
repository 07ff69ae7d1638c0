import { join } from 'node:path';
import type { Session } from 'electron';
import { expect, it, vi } from 'vitest';
import { createFakeSession } from '../testing/fake-session.ts';

// Electron exists only inside Electron; the preferences do not use it.
vi.mock('electron', () => ({}));
const { plainWebPreferences, webPreferences } = await import('./create-window.ts');

/** Every field there is: one that is added or lost must be argued for here as well (security A2, A3, A6). */
function closed(session: Session) {
  return {
    session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    spellcheck: false,
    navigateOnDragDrop: false,
  };
}

it.each([true, false])('gives the window exactly these preferences (devTools %s)', (devTools) => {
  const { session } = createFakeSession();
  const preload = join(import.meta.dirname, '../preload/index.cjs');
  expect(webPreferences(session, devTools)).toStrictEqual({ ...closed(session), preload, devTools });
});

it('gives the printing window no bridge, no script and no tools', () => {
  const { session } = createFakeSession();
  expect(plainWebPreferences(session)).toStrictEqual({
    ...closed(session),
    devTools: false,
    javascript: false,
  });
});

import { app, dialog } from 'electron';

/** What is said where there can be no window; the app ends with exit code 4. */
export function failToStart(sentence: string): void {
  // Also where a terminal shows it: the dialog waits, and whoever starts the app from a script sees none.
  process.stderr.write(`${sentence}\n`);
  dialog.showErrorBox('Attaché', sentence);
  app.exit(4);
}

/** Says that starting threw, which is a fault of ours: with its reason, so that it can be reported. */
export function failUnexpectedly(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? reason) : reason}\n`);
  failToStart(
    `Attaché could not start (${reason}). Your notes are as they were, in ${app.getPath('userData')}. Start it again; if that does not help, install Attaché again.`,
  );
}

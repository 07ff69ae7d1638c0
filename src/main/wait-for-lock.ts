import { setTimeout as sleep } from 'node:timers/promises';
import { app } from 'electron';

const TRIES = 50;
const PAUSE_MS = 100;

/**
 * While developing, an edit of main starts the next app while the last one is still ending: its lock is waited
 * for, some seconds. Never part of what a packaged app does.
 */
export async function waitForLock(): Promise<boolean> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (app.requestSingleInstanceLock()) return true;
    await sleep(PAUSE_MS);
  }
  return false;
}

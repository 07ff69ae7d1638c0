// Runs where there is a network card of its own and nobody at its other end (network-layers.spec.ts): whatever leaves
// the app is counted by the kernel.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { removeFolder } from '../launch.ts';
import { NOTHING } from '../offline.ts';
import { launchPacked } from '../packed.ts';
import { readAndSearch, reachOut } from '../quiet-session.ts';

/** Packets that the card was given, and those to this machine itself. */
function sent(card: string): number {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((one) => one.trim().startsWith(`${card}:`));
  const packets = line?.split(':')[1]?.trim().split(/\s+/)[9];
  if (packets === undefined) throw new Error(`there is no ${card}`);
  return Number(packets);
}

test('no packet leaves while one searches and reads, and one that does is counted', async () => {
  const minutes = Number(process.env['ATTACHE_QUIET_MINUTES'] ?? 0);
  test.setTimeout(240_000 + minutes * 60_000);
  const before = sent('v0');
  const { app, folder } = await launchPacked('namespace');
  try {
    const page = await app.firstWindow();
    const end = Date.now() + minutes * 60_000;
    do {
      await readAndSearch(page);
    } while (Date.now() < end);
    expect(await page.evaluate(() => window.attache.app.network())).toEqual(NOTHING);
    expect(
      sent('lo'),
      'the app is driven over this machine’s own card, so packets are counted',
    ).toBeGreaterThan(0);
    expect(sent('v0') - before).toBe(0);
    await reachOut(app);
    await expect.poll(() => sent('v0') - before).toBeGreaterThan(0);
  } finally {
    await app.close();
    await removeFolder(folder);
  }
});

// An installation interrupted in every way, at a few of its points; `npm run interrupt:installs` does it at all of them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOCKS } from './testing/interrupted/clocks.ts';
import { FULL_DISKS } from './testing/interrupted/disks.ts';
import { createGround, type Ground } from './testing/interrupted/ground.ts';
import { interruptEverywhere, type Interruption } from './testing/interrupted/interruption.ts';
import { KILLS } from './testing/interrupted/kill.ts';
import { SERVERS } from './testing/interrupted/servers.ts';
import { STICKS } from './testing/interrupted/sticks.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const TIMEOUT_MS = 120_000;

let made: string;
let ground: Ground;
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'attache-interrupting-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(HERE, 'testing/install-and-die.ts'), outDir: made, minify: false },
  });
  ground = await createGround(join(made, 'install-and-die.js'));
}, TIMEOUT_MS);
afterAll(async () => {
  await ground.remove();
  await rm(made, { recursive: true, force: true });
});

/** Steps that meet a handful of points, and the fewest of them that there are. */
const WAYS: readonly (readonly [readonly Interruption[], number, number])[] = [
  [KILLS.slice(-1), 40, 2],
  [FULL_DISKS, 40, 2],
  [STICKS.slice(0, 2), 30, 2],
  [STICKS.slice(2), 1, 1],
  [SERVERS, 6, 2],
  [CLOCKS, 70, 1],
];

describe.each(
  WAYS.flatMap(([ways, step, fewest]) => ways.map((way) => [way.name, way, step, fewest] as const)),
)('%s', (_name, way, step, fewest) => {
  it(
    'leaves the previous edition open, a retry finishes, and nothing is left behind',
    async () => {
      const { points, previousOpen } = await interruptEverywhere(ground, way, step);
      expect(points).toBeGreaterThanOrEqual(fewest);
      // What is interrupted at its first point has not happened.
      expect(previousOpen).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});

it('an installation that leaves something, or cannot be tried again, is found out', async () => {
  const [way] = FULL_DISKS;
  if (!way) throw new Error('there is no way');
  const littered: Ground = {
    ...ground,
    onDevice: (work) =>
      ground.onDevice(async (device) => {
        await rm(join(device, 'archives'), { recursive: true });
        return work(device);
      }),
  };
  await expect(interruptEverywhere(littered, way)).rejects.toThrow('point 1');
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Ground } from './ground.ts';
import type { Ended, Interruption } from './interruption.ts';

/** kill -9 in the middle of the n-th call of the disk, in a process of its own. */
function killed(name: string, source: (ground: Ground) => string): Interruption {
  return {
    name,
    at: (ground, point) =>
      ground.onDevice(async (device) => {
        const ended = await install(ground, device, source(ground), point);
        const edition = await ground.mustBeWhole(device, { mayKeepFetched: !ended.isBeyond });
        await ground.mustFinish(device, async () => {
          const retried = await install(ground, device, source(ground), 0);
          // After the switch what is offered is what is open: it is installed again, or refused as known.
          if (retried.as !== 'installed') throw new Error(`the retry ended as ${retried.as}`);
        });
        return { ...ended, edition };
      }),
  };
}

async function install(ground: Ground, device: string, source: string, call: number): Promise<Ended> {
  const child = spawn(process.execPath, [ground.program, device, source, String(call)]);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  await once(child, 'close');
  if (child.signalCode === 'SIGKILL') return { as: 'killed', isBeyond: false };
  const [as = ''] = said.join('').split(/\s/u);
  if (!/^[a-z-]+$/u.test(as)) throw new Error(said.join(''));
  return { as, isBeyond: true };
}

export const KILLS: readonly Interruption[] = [
  killed('kill -9, from a file', ({ file }) => file),
  killed('kill -9, from a folder', ({ folder }) => folder),
  killed('kill -9, from a server', ({ server }) => server.href),
];

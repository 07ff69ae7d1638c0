// `npm run interrupt:installs -- --step 1`: an installation interrupted in every way and at every point it has.
import { resolve } from 'node:path';
import { INTERRUPTIONS } from '../../src/node/edition/testing/interrupted/all.ts';
import { fillRealDisk } from '../../src/node/edition/testing/interrupted/full-disk.ts';
import { createGround } from '../../src/node/edition/testing/interrupted/ground.ts';
import { interruptEverywhere, type Tally } from '../../src/node/edition/testing/interrupted/interruption.ts';
import { option } from './option.ts';

const step = option('step', 1);
const started = performance.now();
const tallies: Tally[] = [];
const ground = await createGround(resolve('out/bench-bundles/install-and-die.js'));
try {
  for (const way of INTERRUPTIONS) {
    const tally = await interruptEverywhere(ground, way, step);
    console.error(`${tally.name}: ${tally.points}`);
    tallies.push(tally);
  }
} finally {
  await ground.remove();
}
const real = await fillRealDisk();
if (real) tallies.push(real);
else console.log('disk full (tmpfs): skipped, mounting is not permitted here');

console.log(
  '| interrupted by | points | previous edition open | new one open | ended as |\n|---|---|---|---|---|',
);
for (const { name, points, previousOpen, newOpen, endings } of tallies) {
  const ends = Object.entries(endings).map(([code, count]) => `${code} ${count}`);
  console.log(`| ${name} | ${points} | ${previousOpen} | ${newOpen} | ${ends.join(', ')} |`);
}
const points = tallies.reduce((sum, tally) => sum + tally.points, 0);
console.log(
  `\n${points} points in ${((performance.now() - started) / 1000).toFixed(0)} s; after each a retry finished`,
);

// `npm run fuzz:bundles -- --count 10000 --seed 1`: two verifiers over many mutants, the figures at the end.
import { mkdirSync, writeFileSync } from 'node:fs';
import { compareVerifiers } from '../../src/node/edition/testing/compare-verifiers.ts';
import { option } from './option.ts';
import { verify } from '../../tests/independent-verifier/verify.mjs';

const STEP = 500;
const KEPT = 'out/bench-bundles/disagreements';

const count = option('count', 10_000);
const seed = option('seed', 1);
const started = performance.now();
const result = await compareVerifiers(verify, {
  seed,
  count,
  onProgress: (done) => {
    if (done % STEP === 0) console.error(`${done} of ${count}`);
  },
});
const seconds = (performance.now() - started) / 1000;
for (const { number, kind, ours, theirs, file } of result.disagreements) {
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(`${KEPT}/${seed}-${number}.attache`, file);
  console.log(`${number} (${kind}): ours ${ours}; theirs ${theirs}`);
}
console.table(result.kinds);
console.table(result.codes);
console.log(
  `${count} mutants of seed ${seed} in ${seconds.toFixed(1)} s: ${result.disagreements.length} disagreements, ` +
    `${result.accepted} accepted by both, slowest ${result.slowestMs.toFixed(0)} ms, ` +
    `peak memory ${(result.peakBytes / 2 ** 20).toFixed(0)} MiB`,
);
process.exitCode = result.disagreements.length > 0 ? 1 : 0;

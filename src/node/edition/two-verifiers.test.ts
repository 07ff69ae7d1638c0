// Issue: two verifiers that share no line must agree on every bundle. The long run is `npm run fuzz:bundles`.
import { expect, it } from 'vitest';
import { verify } from '../../../tests/independent-verifier/verify.mjs';
import { compareVerifiers } from './testing/compare-verifiers.ts';

const COUNT = 2000;

it(`our verifier and the second one agree on ${COUNT} mutants, and both accept and refuse`, async () => {
  const { accepted, kinds, codes, disagreements, slowestMs } = await compareVerifiers(verify, {
    seed: 20261125,
    count: COUNT,
  });
  expect(disagreements.map(({ number, kind, ours, theirs }) => ({ number, kind, ours, theirs }))).toEqual([]);
  // A mutator that only makes rubbish would prove nothing.
  expect(accepted).toBeGreaterThan(COUNT / 20);
  expect(accepted).toBeLessThan(COUNT / 2);
  expect(Object.keys(kinds).length).toBeGreaterThan(10);
  expect(Object.keys(codes)).toEqual(
    expect.arrayContaining(['bad-data', 'bad-signature', 'hash-mismatch', 'incomplete', 'unsafe-name']),
  );
  expect(slowestMs).toBeLessThan(5000);
}, 300_000);

it.each([
  ['takes everything', () => ({ ok: true }) as const],
  ['takes nothing', () => ({ ok: false, why: 'never' }) as const],
])('a verifier that %s is found out', async (_name, other) => {
  const { disagreements } = await compareVerifiers(other, { seed: 1, count: 30 });
  expect(disagreements.length).toBeGreaterThan(0);
});

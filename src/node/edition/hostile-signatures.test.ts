// Security.md §3, rows S1 to S4: who has signed an edition.
import { describe, expect, it } from 'vitest';
import { ROOT_PAYLOAD_TYPE } from '#core/edition/edition';
import { fixtureKey } from './fixture-edition.ts';
import {
  editEdition,
  signAgain,
  textOf,
  withoutParts,
  withParts,
  type Parts,
} from './testing/hostile-edition.ts';
import { shareHostileGround, signatureOf, withSignatures, type Signature } from './testing/hostile-ground.ts';

const KEY = fixtureKey(1);
const STRANGER = fixtureKey(66);

const { ground, edition, expectRefused } = shareHostileGround();

/** S + L: the same signature to a verifier that does not insist on the canonical half. */
function nonCanonical({ keyId, sig }: Signature): Signature {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const bytes = Buffer.from(sig, 'base64url');
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order;
  const half = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
  return { keyId, sig: Buffer.concat([bytes.subarray(0, 32), half]).toString('base64url') };
}

it('accepts the honest next edition: the refusals below are for what was changed', async () => {
  expect(await ground().offer(edition(3))).toMatchObject({ ok: true, value: { relation: 'update' } });
  expect(
    await ground().offer(signAgain(edition(3), textOf(edition(3), 'edition.json'), [KEY])),
  ).toMatchObject({
    ok: true,
  });
});

describe('signatures', () => {
  it.each([
    ['S1 none', (parts: Parts) => withSignatures(parts, []), 'unknown-key'],
    [
      'S1 no file',
      (parts: Parts) => withoutParts(parts, (name) => name === 'edition.sig.json'),
      'incomplete',
    ],
    ['S1 garbage', (parts: Parts) => withParts(parts, { 'edition.sig.json': 'garbage' }), 'bad-signature'],
    [
      'S1 of another text',
      (parts: Parts) => withSignatures(parts, [signatureOf(edition(2))]),
      'bad-signature',
    ],
    [
      'S1 another text under the signature',
      (parts: Parts) => withParts(parts, { 'edition.json': editEdition(parts, { publisher: 'Evil' }) }),
      'bad-signature',
    ],
    [
      'S1 a space more',
      (parts: Parts) => withParts(parts, { 'edition.json': `${textOf(parts, 'edition.json')} ` }),
      'bad-signature',
    ],
    [
      'S2 an unknown key',
      (parts: Parts) => signAgain(parts, textOf(parts, 'edition.json'), [STRANGER]),
      'unknown-key',
    ],
    [
      'S3 another key under the id of ours',
      (parts: Parts) => {
        const forged = signAgain(parts, textOf(parts, 'edition.json'), [STRANGER]);
        return withSignatures(parts, [{ ...signatureOf(forged), keyId: KEY.keyId }]);
      },
      'bad-signature',
    ],
    [
      'S3 not in its one form',
      (parts: Parts) => withSignatures(parts, [nonCanonical(signatureOf(parts))]),
      'bad-signature',
    ],
    [
      'S3 of zeros',
      (parts: Parts) =>
        withSignatures(parts, [{ keyId: KEY.keyId, sig: Buffer.alloc(64).toString('base64url') }]),
      'bad-signature',
    ],
    [
      'S4 signed as a root',
      (parts: Parts) => signAgain(parts, textOf(parts, 'edition.json'), [KEY], ROOT_PAYLOAD_TYPE),
      'bad-signature',
    ],
    [
      'S4 signed as a root and called an edition',
      (parts: Parts) => {
        const asRoot = signAgain(parts, textOf(parts, 'edition.json'), [KEY], ROOT_PAYLOAD_TYPE);
        return withSignatures(parts, [signatureOf(asRoot)]);
      },
      'bad-signature',
    ],
    [
      'S4 a root instead of an edition, with the signature it has',
      (parts: Parts) =>
        withParts(parts, {
          'edition.json': textOf(parts, 'roots/1.json'),
          'edition.sig.json': textOf(parts, 'roots/1.sig.json'),
        }),
      'bad-signature',
    ],
    [
      'S4 a root instead of an edition, signed as an edition',
      (parts: Parts) => signAgain(parts, textOf(parts, 'roots/1.json'), [KEY]),
      'bad-data',
    ],
  ] as const)('%s', async (_name, change, code) => {
    await expectRefused(change(edition(3)), code);
  });
});

import { describe, expect, it } from 'vitest';
import { fail, ok } from '#core/result';
import { checkRootChain, type SignedRoot } from './check-root-chain.ts';
import { checkThreshold } from './check-threshold.ts';
import type { Root } from './edition.ts';

const keyId = (name: string) => name.repeat(64);

function root(version: number, names: string, threshold = 1, archiveId = 'archive'): Root {
  const keyIds = Array.from(names, keyId);
  return {
    format: 1,
    archiveId,
    version,
    keys: Object.fromEntries(keyIds.map((id) => [id, { type: 'ed25519' as const, public: id.slice(0, 43) }])),
    roles: { root: { keyIds, threshold }, release: { keyIds, threshold } },
    reviewBy: '2030-01-01T00:00:00Z',
  };
}

/** A root file signed by the named keys; all signatures are good. */
function signed(one: Root, signers: string): SignedRoot {
  const signature = {
    payloadType: 'root',
    signatures: Array.from(signers, (name) => ({ keyId: keyId(name), sig: 'good' })),
  };
  return {
    root: one,
    checkSignedBy: (by) =>
      checkThreshold({
        signature,
        payloadType: 'root',
        root: by,
        role: 'root',
        isValid: (_key, sig) => sig === 'good',
      }),
  };
}

describe('checkRootChain', () => {
  it.each([
    ['a single root that signs itself', [signed(root(1, 'a'), 'a')], ok(1)],
    ['a rotation signed by old and new', [signed(root(1, 'a'), 'a'), signed(root(2, 'b'), 'ab')], ok(2)],
    ['two of three', [signed(root(1, 'abc', 2), 'ab'), signed(root(2, 'bcd', 2), 'bc')], ok(2)],
    [
      'a root signed only by new keys',
      [signed(root(1, 'a'), 'a'), signed(root(2, 'b'), 'b')],
      fail('unknown-key', ''),
    ],
    [
      'a root signed only by old keys',
      [signed(root(1, 'a'), 'a'), signed(root(2, 'b'), 'a')],
      fail('unknown-key', ''),
    ],
    ['below the threshold', [signed(root(1, 'abc', 2), 'a')], fail('bad-signature', '')],
    ['one key counted twice', [signed(root(1, 'abc', 2), 'aa')], fail('bad-signature', '')],
    ['a skipped root', [signed(root(1, 'a'), 'a'), signed(root(3, 'a'), 'a')], fail('unknown-key', '')],
    ['a chain that does not begin at 1', [signed(root(2, 'a'), 'a')], fail('unknown-key', '')],
    [
      'another archive',
      [signed(root(1, 'a'), 'a'), signed(root(2, 'a', 1, 'other'), 'a')],
      fail('other-archive', ''),
    ],
    ['no root at all', [], fail('bad-data', '')],
  ] as const)('judges %s', (_name, chain, expected) => {
    const result = checkRootChain(chain);
    if (expected.ok) expect(result).toMatchObject({ ok: true, value: { version: expected.value } });
    else expect(result).toMatchObject({ ok: false, code: expected.code });
  });
});

describe('checkThreshold', () => {
  it('refuses another payload type and signatures that are not valid', () => {
    const signature = { payloadType: 'root', signatures: [{ keyId: keyId('a'), sig: 'bad' }] };
    const question = { signature, payloadType: 'root', root: root(1, 'a'), role: 'release' as const };
    expect(checkThreshold({ ...question, isValid: () => false })).toMatchObject({ code: 'bad-signature' });
    expect(checkThreshold({ ...question, payloadType: 'edition', isValid: () => true })).toMatchObject({
      code: 'bad-signature',
    });
  });
});

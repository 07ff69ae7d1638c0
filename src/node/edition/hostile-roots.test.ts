// Security.md §3, rows S2, S3 and R6: who says who may sign.
import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/edition/canonical-json';
import { ROOT_PAYLOAD_TYPE } from '#core/edition/edition';
import { fixtureKey } from './fixture-edition.ts';
import { sha256Hex } from './sha256.ts';
import { editEdition, signAgain, textOf, withParts, zipOf } from './testing/hostile-edition.ts';
import {
  buildRoot,
  shareHostileGround,
  signatureOf,
  withRoot,
  withSignatures,
} from './testing/hostile-ground.ts';
import { installFrom, openQuickStore, valueOf } from './testing/store-fixture.ts';

const KEY = fixtureKey(1);
const STRANGER = fixtureKey(66);
const at = (name: string) => ground().fixture.at(name);

const { ground, edition, expectRefused } = shareHostileGround();

describe('roots', () => {
  const [two, three] = [fixtureKey(2), fixtureKey(3)];
  const twoOfTwo = {
    root: { keyIds: [KEY.keyId], threshold: 1 },
    release: { keyIds: [KEY.keyId, two.keyId], threshold: 2 },
  };

  it.each([
    [
      'S2 the root key signs, which may not release',
      {
        version: 2,
        roles: {
          root: { keyIds: [KEY.keyId], threshold: 1 },
          release: { keyIds: [two.keyId], threshold: 1 },
        },
      },
      [KEY, two],
      [KEY],
      [KEY],
      'unknown-key',
    ],
    [
      'S3 one key twice for a threshold of two',
      { version: 2, roles: twoOfTwo },
      [KEY, two],
      [KEY],
      [KEY, KEY],
      'bad-signature',
    ],
    ['R6 root 2 signed only by its own keys', { version: 2 }, [two], [two], [two], 'unknown-key'],
    ['R6 root 2 signed only by the old keys', { version: 2 }, [two], [KEY], [two], 'unknown-key'],
    ['R6 root 3 in the place of root 2', { version: 3 }, [KEY, two], [KEY, two], [KEY], 'unknown-key'],
    ['R6 root 1 in the place of root 2', { version: 1 }, [KEY, two], [KEY, two], [KEY], 'unknown-key'],
    ['a root of another archive', { version: 2, archiveId: 'another' }, [KEY], [KEY], [KEY], 'other-archive'],
    [
      'a root with a threshold that cannot be reached',
      { version: 2, roles: { ...twoOfTwo, release: { keyIds: [KEY.keyId], threshold: 2 } } },
      [KEY],
      [KEY],
      [KEY],
      'bad-data',
    ],
    [
      'S2 one signature for a withdrawal threshold of two, on an edition that withdraws',
      {
        version: 2,
        roles: { ...twoOfTwo, release: { ...twoOfTwo.release, threshold: 1, withdrawalThreshold: 2 } },
      },
      [KEY, two],
      [KEY],
      [KEY],
      'bad-signature',
      { withdrawn: [{ article: 'first-article', reason: 'None.' }] },
    ],
    [
      'a withdrawal threshold below that of the role',
      { version: 2, roles: { ...twoOfTwo, release: { ...twoOfTwo.release, withdrawalThreshold: 1 } } },
      [KEY, two],
      [KEY],
      [KEY, two],
      'bad-data',
    ],
    [
      'S2 a key that is revoked and listed all the same',
      { version: 2, revoked: [{ keyId: KEY.keyId, distrustFrom: 1 }] },
      [KEY],
      [KEY],
      [KEY],
      'bad-data',
    ],
    [
      'S2 a key that was revoked',
      { version: 2, revoked: [{ keyId: KEY.keyId, distrustFrom: 3 }] },
      [two],
      [KEY, two],
      [KEY],
      'unknown-key',
    ],
    [
      'R3 a root whose epoch is out of range',
      { version: 2, epoch: 2 ** 40 + 1 },
      [KEY],
      [KEY],
      [KEY],
      'bad-data',
    ],
    ['a root of a newer format', { version: 2, format: 2 }, [KEY], [KEY], [KEY], 'newer-format'],
  ] as const)('%s', async (_name, change, keys, rootSigners, releaseSigners, code, said: object = {}) => {
    const root = buildRoot(edition(3), change, keys, rootSigners);
    const signed = signAgain(edition(3), editEdition(edition(3), { ...said }), releaseSigners);
    await expectRefused(withRoot(signed, 2, root), code);
  });

  it('S3 the same signature twice for a threshold of two', async () => {
    const parts = withRoot(
      edition(3),
      2,
      buildRoot(edition(3), { version: 2, roles: twoOfTwo }, [KEY, two], [KEY]),
    );
    const mine = signatureOf(edition(3));
    await expectRefused(withSignatures(parts, [mine, mine]), 'bad-signature');
  });

  it('S3 a key that is listed under the id of another', async () => {
    const root = buildRoot(
      edition(3),
      { version: 2, keys: { [KEY.keyId]: { type: 'ed25519', public: STRANGER.publicKey } } },
      [KEY],
      [KEY],
    );
    await expectRefused(withRoot(edition(3), 2, root), 'bad-data');
  });

  it('S3 a key of small order, for which anybody can sign', async () => {
    const weak = Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]);
    const keyId = sha256Hex(weak);
    const role = { keyIds: [keyId], threshold: 1 };
    const keys = { [keyId]: { type: 'ed25519' as const, public: weak.toString('base64url') } };
    const root = buildRoot(
      edition(3),
      { archiveId: 'weak', keys, roles: { root: role, release: role } },
      [],
      [],
    );
    // R = the same point, S = 0: valid for every text where the equation is all that is checked.
    const sig = Buffer.concat([weak, Buffer.alloc(32)]).toString('base64url');
    const rootSignature = Buffer.from(
      canonicalJson({ payloadType: ROOT_PAYLOAD_TYPE, signatures: [{ keyId, sig }] }),
    );
    const text = editEdition(edition(3), { archiveId: 'weak' });
    const forged = withSignatures(withParts(edition(3), { 'edition.json': text }), [{ keyId, sig }]);
    await expectRefused(
      withRoot(forged, 1, { bytes: root.bytes, signature: rootSignature }),
      'bad-signature',
    );
  });

  it('R6 a gap in the chain: root 3 without root 2 is not read', async () => {
    const third = buildRoot(edition(3), { version: 3 }, [three], [KEY, three]);
    const signed = signAgain(edition(3), editEdition(edition(3), { rootVersion: 3 }), [three]);
    await expectRefused(withRoot(signed, 3, third), 'unknown-key');
    await expectRefused(
      signAgain(edition(3), editEdition(edition(3), { rootVersion: 3 }), [KEY]),
      'incomplete',
    );
  });

  it.each([
    ['R6 a root that takes back a revocation', {}, 'bad-data'],
    [
      'R6 a root that makes a revocation later',
      { revoked: [{ keyId: STRANGER.keyId, distrustFrom: 4 }], epoch: 3 },
      'bad-data',
    ],
    [
      'R6 a root that goes back an epoch',
      { revoked: [{ keyId: STRANGER.keyId, distrustFrom: 3 }] },
      'bad-data',
    ],
    [
      'a root that revokes from an earlier edition',
      { revoked: [{ keyId: STRANGER.keyId, distrustFrom: 2 }], epoch: 4 },
      'accepted',
    ],
  ])('%s', async (_name, change, code) => {
    const revoked = [{ keyId: STRANGER.keyId, distrustFrom: 3 }];
    const second = buildRoot(edition(3), { version: 2, epoch: 3, revoked }, [KEY], [KEY]);
    const third = buildRoot(edition(3), { version: 3, ...change }, [KEY], [KEY]);
    const parts = withRoot(withRoot(edition(3), 2, second), 3, third);
    expect(await ground().verdict(parts)).toBe(code);
  });

  it('S3 a key in another spelling of base64url than its own', async () => {
    const last = KEY.publicKey.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = KEY.publicKey.slice(0, -1) + (alphabet[alphabet.indexOf(last) + 1] ?? '');
    expect(Buffer.from(twin, 'base64url')).toEqual(Buffer.from(KEY.publicKey, 'base64url'));
    const keys = { [KEY.keyId]: { type: 'ed25519' as const, public: twin } };
    const root = buildRoot(edition(3), { version: 2, keys }, [KEY], [KEY]);
    await expectRefused(withRoot(edition(3), 2, root), 'bad-data');
  });

  it('R6 an older chain than the one known here is judged by ours', async () => {
    const other = await openQuickStore(at('other'));
    valueOf(await installFrom(other, at('publication')));
    const second = buildRoot(edition(3), { version: 2 }, [two], [KEY, two]);
    const next = editEdition(edition(3), { number: 4, rootVersion: 2 });
    await writeFile(at('rotated.attache'), zipOf(withRoot(signAgain(edition(3), next, [two]), 2, second)));
    valueOf(await installFrom(other, at('rotated.attache')));
    const byOldKey = signAgain(edition(3), editEdition(edition(3), { number: 5 }), [KEY]);
    await writeFile(at('old-key.attache'), zipOf(byOldKey));
    expect(await other.preview(at('old-key.attache'))).toMatchObject({ code: 'unknown-key' });
    // Another root 2, as properly signed by root 1 as ours: the chains part.
    const fork = withRoot(byOldKey, 2, buildRoot(edition(3), { version: 2 }, [KEY], [KEY]));
    await writeFile(at('fork.attache'), zipOf(fork));
    expect(await other.preview(at('fork.attache'))).toMatchObject({ code: 'unknown-key' });
    await Promise.all(['rotated.attache', 'old-key.attache', 'fork.attache'].map((name) => rm(at(name))));
    await rm(at('other'), { recursive: true });
  });

  it('another first root makes another archive, whatever id it claims (decision 2)', async () => {
    const root = buildRoot(edition(3), {}, [STRANGER], [STRANGER]);
    const theirs = withRoot(signAgain(edition(1), textOf(edition(1), 'edition.json'), [STRANGER]), 1, root);
    expect(await ground().offer(theirs)).toMatchObject({
      ok: true,
      value: { relation: 'new-archive', edition: 1 },
    });
  });
});

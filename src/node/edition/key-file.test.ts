import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signPayload, signatureBytes, verifyPayload } from './dsse.ts';
import { selfTestEd25519, verifyEd25519 } from './ed25519.ts';
import { fixtureKey } from './fixture-edition.ts';
import { createKeyFile, openKeyFile, showKeyFile } from './key-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attache-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('key files', () => {
  it('seals a key that only its passphrase opens, for its owner only, and never overwrites', async () => {
    const path = join(folder, 'a.key');
    const made = await createKeyFile(path, 'correct horse');
    if (!made.ok) throw new Error(made.message);
    expect(await showKeyFile(path)).toEqual(made);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const opened = await openKeyFile(path, 'correct horse');
    if (!opened.ok) throw new Error(opened.message);
    expect(opened.value.publicKey).toBe(made.value.publicKey);
    const message = Buffer.from('text');
    const sig = Buffer.from(opened.value.sign(message)).toString('base64url');
    expect(verifyEd25519(made.value.publicKey, message, sig)).toBe(true);
    expect(await openKeyFile(path, 'incorrect horse')).toMatchObject({ code: 'wrong-passphrase' });
    const before = await readFile(path);
    expect(await createKeyFile(path, 'another one')).toMatchObject({ code: 'exists' });
    expect(await readFile(path)).toEqual(before);
  });

  it('refuses weak passphrases, other files and files that are not there', async () => {
    expect(await createKeyFile(join(folder, 'b.key'), 'short')).toMatchObject({ code: 'weak-passphrase' });
    expect(await createKeyFile(join(folder, 'none', 'b.key'), 'long enough')).toMatchObject({
      code: 'write-failed',
    });
    await writeFile(join(folder, 'c.key'), '{"format":"attache-key-1"}');
    expect(await openKeyFile(join(folder, 'c.key'), 'x')).toMatchObject({ code: 'not-a-key-file' });
    expect(await openKeyFile(join(folder, 'd.key'), 'x')).toMatchObject({ code: 'read-failed' });
  });
});

describe('Ed25519', () => {
  it('passes its known-answer test', () => {
    expect(selfTestEd25519()).toBe(true);
  });

  const message = Buffer.from('message');
  const key = fixtureKey(1);
  const sig = Buffer.from(key.sign(message));
  /** The order of the group, little-endian: adding it to S gives a second spelling of the same signature. */
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const withLargeS = () => {
    const s = BigInt(`0x${Buffer.from(sig.subarray(32)).reverse().toString('hex')}`) + order;
    const bytes = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
    return Buffer.concat([sig.subarray(0, 32), bytes]);
  };

  it.each([
    ['a signature with S beyond the order', key.publicKey, withLargeS().toString('base64url')],
    ['a key of small order', Buffer.alloc(32).toString('base64url'), sig.toString('base64url')],
    [
      'a key of small order with its sign bit set',
      Buffer.concat([Buffer.from([1]), Buffer.alloc(30), Buffer.from([0x80])]).toString('base64url'),
      sig.toString('base64url'),
    ],
    ['a key of another length', Buffer.alloc(31, 7).toString('base64url'), sig.toString('base64url')],
    ['a signature of another length', key.publicKey, sig.subarray(1).toString('base64url')],
    ['another spelling of the same bytes', key.publicKey, `${sig.toString('base64url')}=`],
    ['another key', fixtureKey(2).publicKey, sig.toString('base64url')],
  ])('refuses %s', (_name, publicKey, signature) => {
    expect(verifyEd25519(publicKey, message, signature)).toBe(false);
  });
});

it('signs once with a key that is given twice and refuses a signature file that is no JSON', () => {
  const bytes = Buffer.from('{}');
  const signature = signPayload('type', bytes, [fixtureKey(1), fixtureKey(1)]);
  expect(signature.signatures).toHaveLength(1);
  const { keyId, publicKey } = fixtureKey(1);
  const role = { keyIds: [keyId], threshold: 1 };
  const root = {
    format: 1,
    archiveId: 'a',
    version: 1,
    keys: { [keyId]: { type: 'ed25519' as const, public: publicKey } },
    roles: { root: role, release: role },
    reviewBy: '2030-01-01T00:00:00Z',
  };
  const question = { payloadType: 'type', bytes, root, role: 'release' as const };
  expect(verifyPayload({ ...question, signature: signatureBytes(signature) }).ok).toBe(true);
  expect(verifyPayload({ ...question, signature: Buffer.from('garbage') })).toMatchObject({
    code: 'bad-signature',
  });
});

// Security.md §3, rows S, R and J2: bundles whose container is in order and whose content is not.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/edition/canonical-json';
import { ROOT_PAYLOAD_TYPE, type RefusalCode, type Root, type SignatureFile } from '#core/edition/edition';
import { fixtureKey } from './fixture-edition.ts';
import { buildRootFile, readRootFile, type RootFile } from './root-file.ts';
import { sha256Hex } from './sha256.ts';
import type { SigningKey } from './signing-key.ts';
import {
  editEdition,
  editionOf,
  signAgain,
  signaturesOf,
  textOf,
  withoutParts,
  withParts,
  zipOf,
  type Parts,
} from './testing/hostile-edition.ts';
import { createHostileFixture, PDF, type HostileFixture } from './testing/hostile-fixture.ts';
import { installFrom, openQuickStore, publish, readTree, valueOf } from './testing/store-fixture.ts';

const KEY = fixtureKey(1);
const STRANGER = fixtureKey(66);

let fixture: HostileFixture;
let untouched: Readonly<Record<string, string>>;
const at = (name: string) => fixture.at(name);

beforeAll(async () => {
  fixture = await createHostileFixture();
  untouched = await readTree(fixture.work);
});
afterAll(() => rm(fixture.work, { recursive: true, force: true }));

function edition(number: 1 | 2 | 3): Parts {
  const [one, two, three] = fixture.editions;
  return { 1: one, 2: two, 3: three }[number];
}

async function offer(parts: Parts) {
  const file = at('hostile.attache');
  await writeFile(file, zipOf(parts));
  const result = await fixture.store.preview(file);
  await rm(file);
  expect(await readTree(fixture.work)).toEqual(untouched);
  return result;
}

async function expectRefused(parts: Parts, code: RefusalCode): Promise<void> {
  const result = await offer(parts);
  expect(result.ok ? 'accepted' : result.code).toBe(code);
}

type Signature = SignatureFile['signatures'][number];

/** The bundle with another `edition.sig.json` of the right shape. */
function withSignatures(parts: Parts, signatures: readonly Signature[]): Parts {
  const { payloadType } = signaturesOf(edition(3));
  return withParts(parts, { 'edition.sig.json': canonicalJson({ payloadType, signatures }) });
}

function signatureOf(parts: Parts): Signature {
  const [first] = signaturesOf(parts).signatures;
  if (!first) throw new Error('no signature');
  return first;
}

/** S + L: the same signature to a verifier that does not insist on the canonical half. */
function nonCanonical({ keyId, sig }: Signature): Signature {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const bytes = Buffer.from(sig, 'base64url');
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order;
  const half = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
  return { keyId, sig: Buffer.concat([bytes.subarray(0, 32), half]).toString('base64url') };
}

it('accepts the honest next edition: the refusals below are for what was changed', async () => {
  expect(await offer(edition(3))).toMatchObject({ ok: true, value: { relation: 'update' } });
  expect(await offer(signAgain(edition(3), textOf(edition(3), 'edition.json'), [KEY]))).toMatchObject({
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

/** Roots of an archive of the attacker's, or of one that changes its keys. */
function buildRoot(
  change: Partial<Root>,
  keys: readonly SigningKey[],
  signers: readonly SigningKey[],
): RootFile {
  const first = valueOf(readRootFile(edition(3).get('roots/1.json') ?? Buffer.alloc(0)));
  const role = { keyIds: keys.map(({ keyId }) => keyId), threshold: 1 };
  const listed = keys.map(({ keyId, publicKey }) => [keyId, { type: 'ed25519' as const, public: publicKey }]);
  const root = {
    ...first,
    keys: Object.fromEntries(listed),
    roles: { root: role, release: role },
    ...change,
  };
  return buildRootFile(root, signers);
}

function withRoot(parts: Parts, version: number, { bytes, signature }: RootFile): Parts {
  return withParts(parts, { [`roots/${version}.json`]: bytes, [`roots/${version}.sig.json`]: signature });
}

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
    ['a root of a newer format', { version: 2, format: 2 }, [KEY], [KEY], [KEY], 'newer-format'],
  ] as const)('%s', async (_name, change, keys, rootSigners, releaseSigners, code) => {
    const root = buildRoot(change, keys, rootSigners);
    const signed = signAgain(edition(3), textOf(edition(3), 'edition.json'), releaseSigners);
    await expectRefused(withRoot(signed, 2, root), code);
  });

  it('S3 the same signature twice for a threshold of two', async () => {
    const parts = withRoot(edition(3), 2, buildRoot({ version: 2, roles: twoOfTwo }, [KEY, two], [KEY]));
    const mine = signatureOf(edition(3));
    await expectRefused(withSignatures(parts, [mine, mine]), 'bad-signature');
  });

  it('S3 a key that is listed under the id of another', async () => {
    const root = buildRoot(
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
    const root = buildRoot({ archiveId: 'weak', keys, roles: { root: role, release: role } }, [], []);
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
    const third = buildRoot({ version: 3 }, [three], [KEY, three]);
    const signed = signAgain(edition(3), editEdition(edition(3), { rootVersion: 3 }), [three]);
    await expectRefused(withRoot(signed, 3, third), 'unknown-key');
    await expectRefused(
      signAgain(edition(3), editEdition(edition(3), { rootVersion: 3 }), [KEY]),
      'incomplete',
    );
  });

  it('R6 an older chain than the one known here is judged by ours', async () => {
    const other = await openQuickStore(at('other'));
    valueOf(await installFrom(other, at('publication')));
    const second = buildRoot({ version: 2 }, [two], [KEY, two]);
    const next = editEdition(edition(3), { number: 4, rootVersion: 2 });
    await writeFile(at('rotated.attache'), zipOf(withRoot(signAgain(edition(3), next, [two]), 2, second)));
    valueOf(await installFrom(other, at('rotated.attache')));
    const byOldKey = signAgain(edition(3), editEdition(edition(3), { number: 5 }), [KEY]);
    await writeFile(at('old-key.attache'), zipOf(byOldKey));
    expect(await other.preview(at('old-key.attache'))).toMatchObject({ code: 'unknown-key' });
    // Another root 2, as properly signed by root 1 as ours: the chains part.
    const fork = withRoot(byOldKey, 2, buildRoot({ version: 2 }, [KEY], [KEY]));
    await writeFile(at('fork.attache'), zipOf(fork));
    expect(await other.preview(at('fork.attache'))).toMatchObject({ code: 'unknown-key' });
    await Promise.all(['rotated.attache', 'old-key.attache', 'fork.attache'].map((name) => rm(at(name))));
    await rm(at('other'), { recursive: true });
  });

  it('another first root makes another archive, whatever id it claims (decision 2)', async () => {
    const root = buildRoot({}, [STRANGER], [STRANGER]);
    const theirs = withRoot(signAgain(edition(1), textOf(edition(1), 'edition.json'), [STRANGER]), 1, root);
    expect(await offer(theirs)).toMatchObject({ ok: true, value: { relation: 'new-archive', edition: 1 } });
  });
});

describe('order', () => {
  const signed = (change: Readonly<Record<string, unknown>>) =>
    signAgain(edition(3), editEdition(edition(3), change), [KEY]);

  it('R1 an older edition', () => expectRefused(edition(1), 'rollback'));
  it('a higher epoch is newer, whatever its number: what undoes a number that was run up', async () => {
    expect(await offer(signed({ epoch: 2, number: 1 }))).toMatchObject({ value: { relation: 'update' } });
  });
  it('R2 another edition with the number of ours', () =>
    expectRefused(signed({ number: 2 }), 'equivocation'));
  it.each([2 ** 40 + 1, 2 ** 53 - 1, 2 ** 53, 0, -1, 1.5])('R3 the number %d', async (number) => {
    await expectRefused(signed({ number }), 'bad-data');
    await expectRefused(signed({ epoch: number }), 'bad-data');
  });
  it('R4, R7 one that is long past its date is accepted: that is advice', async () => {
    const dates = { createdAt: '1970-01-01T00:00:00.000Z', freshUntil: '1970-01-02T00:00:00.000Z' };
    expect(await offer(signed(dates))).toMatchObject({ ok: true, value: { edition: 3 } });
    expect(await offer(signed({ createdAt: '2099-01-01T00:00:00.000Z' }))).toMatchObject({ ok: true });
  });
  it('of a newer format is told apart from damage', () =>
    expectRefused(signed({ format: 2, new: 1 }), 'newer-format'));
  it('of another archive under the same root', () =>
    expectRefused(signed({ archiveId: 'another' }), 'other-archive'));
});

describe('parts that do not belong together (R5)', () => {
  it('the blobs of another edition', async () => {
    const blobs = [...edition(1)].filter(([name]) => name.startsWith('blobs/'));
    const head = withoutParts(edition(3), (name) => name.startsWith('blobs/'));
    await expectRefused(new Map([...head, ...blobs]), 'incomplete');
  });

  it('the bytes of another blob under the name', async () => {
    const mine = [...edition(3).keys()].filter((name) => name.startsWith('blobs/') && !edition(2).has(name));
    const theirs = [...edition(1).keys()].filter(
      (name) => name.startsWith('blobs/') && !edition(2).has(name),
    );
    expect(mine.length).toBeGreaterThan(2);
    for (const name of mine) {
      for (const other of theirs) {
        const result = await offer(withParts(edition(3), { [name]: edition(1).get(other) ?? '' }));
        expect(result.ok ? 'accepted' : result.code).toMatch(/^(?:hash|length)-mismatch$/u);
      }
    }
  });

  it('a blob with another size than was signed', async () => {
    await expectRefused(withParts(edition(3), { [PDF]: '%PDF-1.7 a small file, longer' }), 'length-mismatch');
    await expectRefused(withParts(edition(3), { [PDF]: '' }), 'length-mismatch');
  });

  it.each([
    ['articles', { articles: 7, sources: 1, bytes: 0 }],
    ['sources', { articles: 1, sources: 9, bytes: 0 }],
    ['bytes', { articles: 1, sources: 1, bytes: 1 }],
  ] as const)('a wrong count of %s', async (_name, counts) => {
    await expectRefused(signAgain(edition(3), editEdition(edition(3), { counts }), [KEY]), 'bad-data');
  });

  it('records under the name of others', async () => {
    const { records } = editionOf(edition(3));
    const swapped = { ...records, sources: records.terms, terms: records.sources };
    await expectRefused(
      signAgain(edition(3), editEdition(edition(3), { records: swapped }), [KEY]),
      'bad-data',
    );
  });
});

describe('a signed edition.json that is no good JSON (J2)', () => {
  const text = () => textOf(edition(3), 'edition.json');
  const patched = (from: string | RegExp, to: string) => {
    const changed = text().replace(from, to);
    if (changed === text()) throw new Error(`nothing to change: ${String(from)}`);
    return changed;
  };
  it.each<readonly [string, () => string | Uint8Array]>([
    ['empty', () => ''],
    ['cut', () => text().slice(0, -1)],
    ['a byte order mark', () => `\ufeff${text()}`],
    ['more behind it', () => `${text()}{}`],
    ['not UTF-8', () => Buffer.concat([Buffer.from(text()), Buffer.from([0xff])])],
    ['__proto__', () => patched('{', '{"__proto__":{"format":1},')],
    ['__proto__ in escapes', () => patched('{', '{"\\u005f_proto__":{"format":1},')],
    ['constructor', () => patched('{', '{"constructor":{},')],
    ['prototype', () => patched('{', '{"prototype":{},')],
    ['a key twice', () => patched('"number":3', '"number":3,"number":3')],
    ['a key twice, once in escapes', () => patched('"number":3', '"number":3,"n\\u0075mber":9')],
    ['NaN', () => patched('"number":3', '"number":NaN')],
    ['Infinity', () => patched('"number":3', '"number":Infinity')],
    ['1e999', () => patched('"number":3', '"number":1e999')],
    ['an integer beyond 2^53', () => patched('"number":3', '"number":9007199254740993')],
    ['a leading zero', () => patched('"number":3', '"number":03')],
    ['hexadecimal', () => patched('"number":3', '"number":0x3')],
    ['a lone surrogate', () => patched('"Fixture publisher"', '"\\ud800"')],
    ['a comment', () => patched('{', '{/* */')],
    ['a comma too many', () => patched(/\}$/u, ',}')],
    ['single quotes', () => patched('"Fixture publisher"', "'Fixture publisher'")],
    ['a control character', () => patched('Fixture publisher', 'Fixture\tpublisher')],
    ['33 levels', () => patched('{', `{"deep":${'['.repeat(33)}${']'.repeat(33)},`)],
    ['an unknown field', () => patched('{', '{"another":1,')],
    ['a field left out', () => patched('"licence":"CC BY 4.0",', '')],
    ['a text for a number', () => patched('"number":3', '"number":"3"')],
    ['a list', () => `[${text()}]`],
    ['null', () => 'null'],
  ])('%s', async (_name, make) => {
    await expectRefused(signAgain(edition(3), make(), [KEY]), 'bad-data');
  });
});

describe('content that a signature does not make harmless', () => {
  it.each([
    ['an article with a script', { bodies: { 'first-article': '<script>x</script>' } }, 'unsafe-content'],
    ['an index that search cannot read', { index: '[]' }, 'bad-index'],
  ] as const)('%s', async (_name, options, code) => {
    const to = await mkdtemp(join(tmpdir(), 'attache-evil-'));
    await publish(to, { ...options, archiveId: 'evil' });
    expect(await fixture.store.preview(to)).toMatchObject({ code });
    expect(await readTree(fixture.work)).toEqual(untouched);
    await rm(to, { recursive: true });
  });
});

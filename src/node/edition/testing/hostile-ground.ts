// What the tests of hostile editions share: editions to change, and a store to which the result is offered.
import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { canonicalJson } from '#core/edition/canonical-json';
import type { RefusalCode, Root, SignatureFile } from '#core/edition/edition';
import type { BundlePreview } from '#core/edition/installed-archive';
import type { Result } from '#core/result';
import { buildRootFile, readRootFile, type RootFile } from '#node/edition/root-file';
import type { SigningKey } from '#node/edition/signing-key';
import { signaturesOf, withParts, zipOf, type Parts } from './hostile-edition.ts';
import { createHostileFixture, type HostileFixture } from './hostile-fixture.ts';
import { readTree, valueOf } from './store-fixture.ts';

export type Signature = SignatureFile['signatures'][number];

export interface HostileGround {
  readonly fixture: HostileFixture;
  /** The entries of editions 1 to 3; the second is installed. */
  edition(number: 1 | 2 | 3): Parts;
  /** Offers a bundle to the store. Throws where anything on the disk is not as it was. */
  offer(parts: Parts): Promise<Result<BundlePreview, RefusalCode>>;
  /** The code with which it is refused, or "accepted". */
  verdict(parts: Parts): Promise<string>;
  /** Throws where anything on the disk is not as it was. */
  checkUntouched(): Promise<void>;
  close(): Promise<void>;
}

async function createHostileGround(): Promise<HostileGround> {
  const fixture = await createHostileFixture();
  const untouched = JSON.stringify(await readTree(fixture.work));
  const checkUntouched = async () => {
    if (JSON.stringify(await readTree(fixture.work)) !== untouched) throw new Error('the disk has changed');
  };
  const offer = async (parts: Parts) => {
    const file = fixture.at('hostile.attache');
    await writeFile(file, zipOf(parts));
    const result = await fixture.store.preview(file);
    await rm(file);
    await checkUntouched();
    return result;
  };
  const [one, two, three] = fixture.editions;
  return {
    fixture,
    edition: (number) => ({ 1: one, 2: two, 3: three })[number],
    offer,
    async verdict(parts) {
      const result = await offer(parts);
      return result.ok ? 'accepted' : result.code;
    },
    checkUntouched,
    close: () => rm(fixture.work, { recursive: true, force: true }),
  };
}

interface SharedGround extends Pick<HostileGround, 'edition'> {
  ground(): HostileGround;
  /** Fails unless the bundle is refused with this code and nothing on the disk has changed. */
  expectRefused(parts: Parts, code: RefusalCode): Promise<void>;
}

/** One ground for all tests of a file: made before the first of them, removed after the last. */
export function shareHostileGround(): SharedGround {
  let made: HostileGround | undefined;
  const ground = (): HostileGround => {
    if (made === undefined) throw new Error('the ground is there only while tests run');
    return made;
  };
  beforeAll(async () => {
    made = await createHostileGround();
  });
  afterAll(() => ground().close());
  return {
    ground,
    edition: (number) => ground().edition(number),
    async expectRefused(parts, code) {
      expect(await ground().verdict(parts)).toBe(code);
    },
  };
}

/** The bundle with another `edition.sig.json` of the right shape. */
export function withSignatures(parts: Parts, signatures: readonly Signature[]): Parts {
  const payloadType = 'application/vnd.attache.edition+json';
  return withParts(parts, { 'edition.sig.json': canonicalJson({ payloadType, signatures }) });
}

export function signatureOf(parts: Parts): Signature {
  const [first] = signaturesOf(parts).signatures;
  if (!first) throw new Error('no signature');
  return first;
}

/** A root like the first one of a bundle, with other keys in both roles and other values. */
export function buildRoot(
  like: Parts,
  change: Partial<Root>,
  keys: readonly SigningKey[],
  signers: readonly SigningKey[],
): RootFile {
  const first = valueOf(readRootFile(like.get('roots/1.json') ?? Buffer.alloc(0)));
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

export function withRoot(parts: Parts, version: number, { bytes, signature }: RootFile): Parts {
  return withParts(parts, { [`roots/${version}.json`]: bytes, [`roots/${version}.sig.json`]: signature });
}

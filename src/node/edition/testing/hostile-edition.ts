// Takes an honest edition apart, so that a test can change one thing, sign it again or not, and put it together.
import { canonicalJson } from '#core/edition/canonical-json';
import { EDITION_PAYLOAD_TYPE, type Edition, type SignatureFile } from '#core/edition/edition';
import { parseEdition } from '#core/edition/parse-edition';
import { parseSignature } from '#core/edition/parse-signature';
import { blobName } from '#node/edition/bundle-entries';
import { signPayload, signatureBytes } from '#node/edition/dsse';
import { FIXTURE_CHECKS } from '#node/edition/fixture-edition';
import { openBundle } from '#node/edition/open-bundle';
import type { SigningKey } from '#node/edition/signing-key';
import { verifyBundle } from '#node/edition/verify-bundle';
import { buildRawZip, type RawEntry, type RawZip } from '#node/edition/testing/raw-zip';
import { valueOf } from '#node/edition/testing/store-fixture';

/** The entries of a bundle by name, in the order an honest packer gives them. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** All entries of the latest edition of a publication. */
export async function readParts(publication: string): Promise<Parts> {
  const reader = valueOf(await openBundle(publication));
  const verified = valueOf(await verifyBundle(reader, { checks: FIXTURE_CHECKS }));
  const parts = new Map<string, Uint8Array>([
    ['edition.json', verified.editionBytes],
    ['edition.sig.json', verified.signatureBytes],
  ]);
  for (const [index, { bytes, signature }] of verified.roots.entries()) {
    parts.set(`roots/${index + 1}.json`, bytes);
    parts.set(`roots/${index + 1}.sig.json`, signature);
  }
  for (const ref of verified.blobs) parts.set(blobName(ref.sha256), valueOf(await reader.readBlob(ref)));
  await reader.close();
  return parts;
}

/** With these entries instead of, or beside, those that are there. */
export function withParts(parts: Parts, changed: Readonly<Record<string, Uint8Array | string>>): Parts {
  const entries = Object.entries(changed).map(([name, bytes]) => [name, Buffer.from(bytes)] as const);
  return new Map([...parts, ...entries]);
}

export function withoutParts(parts: Parts, isLeftOut: (name: string) => boolean): Parts {
  return new Map([...parts].filter(([name]) => !isLeftOut(name)));
}

/** Another `edition.json`, properly signed. */
export function signAgain(
  parts: Parts,
  edition: Uint8Array | string,
  keys: readonly SigningKey[],
  payloadType = EDITION_PAYLOAD_TYPE,
): Parts {
  const bytes = Buffer.from(edition);
  const signature = signatureBytes(signPayload(payloadType, bytes, keys));
  return withParts(parts, { 'edition.json': bytes, 'edition.sig.json': signature });
}

export function editionOf(parts: Parts): Edition {
  return valueOf(parseEdition(JSON.parse(textOf(parts, 'edition.json'))));
}

/** The signatures of `edition.json`. */
export function signaturesOf(parts: Parts): SignatureFile {
  return valueOf(parseSignature(JSON.parse(textOf(parts, 'edition.sig.json'))));
}

/** `edition.json` with other values, right or wrong ones; not signed. */
export function editEdition(parts: Parts, change: Readonly<Record<string, unknown>>): string {
  return canonicalJson({ ...editionOf(parts), ...change });
}

export function textOf(parts: Parts, name: string): string {
  return Buffer.from(parts.get(name) ?? []).toString('utf8');
}

export function entriesOf(parts: Parts): RawEntry[] {
  return [...parts].map(([name, bytes]) => ({ name, bytes }));
}

export function zipOf(parts: Parts, options?: RawZip): Uint8Array {
  return buildRawZip(entriesOf(parts), options);
}

// Looks at the latest edition of a publication on a server: everything that says what it is, and none of what it holds.
import type { BlobRef } from '#core/archive/article';
import type { Catalogue } from '#core/archive/catalogue';
import {
  MAX_EDITION_BYTES,
  MAX_ROOT_BYTES,
  MAX_SIGNATURE_BYTES,
  type Edition,
  type RefusalCode,
} from '#core/edition/edition';
import { parseWith } from '#core/edition/schema-parts';
import { fail, ok, type Result } from '#core/result';
import type { FileOps } from '#node/edition/durable-files';
import { createFolderEntries } from '#node/edition/folder-entries';
import { contentBlobs, distinctBlobs, editionBlobs, totalBytes } from '#node/edition/list-blobs';
import { loadCatalogue, type ReadBlob } from '#node/edition/load-catalogue';
import { bundleReader, MAX_POINTER_BYTES, pointerSchema, type BundleReader } from '#node/edition/open-bundle';
import { readJson } from '#node/edition/read-json';
import { MAX_ROOTS } from '#node/edition/read-roots';
import { sha256Hex } from '#node/edition/sha256';
import type { StoredBlobs } from '#node/edition/store-blobs';
import type { SignedEdition } from '#node/edition/verify-bundle';
import { fetchSmall, type FetchFailure, type Fetching } from './fetch-file.ts';
import { fetchObjects } from './fetch-objects.ts';
import type { Staging } from './staging.ts';

export interface LookPorts {
  readonly fetching: Fetching;
  readonly staging: Staging;
  readonly fs: FileOps;
  readonly local: StoredBlobs;
  /** Signature, roots and order, judged by what this device knows. */
  readonly verify: (reader: BundleReader) => Promise<Result<SignedEdition, RefusalCode>>;
}

export interface LookedAt {
  readonly signed: SignedEdition;
  readonly catalogue: Catalogue;
  /** Every blob of the edition, once. */
  readonly blobs: readonly BlobRef[];
}

/**
 * Fetches the pointer, roots, edition and its records into the staging folder and verifies them. Nothing is asked for
 * that the signature does not name, but for the files that carry the signature.
 */
export async function lookAtPublication(ports: LookPorts): Promise<Result<LookedAt, FetchFailure>> {
  const { staging } = ports;
  const described = await fetchDescription(ports);
  if (!described.ok) return described;
  const reader = bundleReader(createFolderEntries(staging.path, 'folder'));
  const signed = await ports.verify(reader);
  if (!signed.ok) return signed;
  const { edition } = signed.value;
  const records = recordBlobs(edition);
  const fetched = await fetchObjects(ports, records);
  if (!fetched.ok) return fetched;
  const catalogue = await loadCatalogue(edition, readerOf(reader, ports.local));
  if (!catalogue.ok) return catalogue;
  const blobs = distinctBlobs([...editionBlobs(edition), ...contentBlobs(catalogue.value)]);
  if (!blobs.ok) return blobs;
  if (totalBytes(blobs.value) !== edition.counts.bytes) return fail('bad-data', 'count of bytes is wrong');
  return ok({ signed: signed.value, catalogue: catalogue.value, blobs: blobs.value });
}

function recordBlobs({ shards, records }: Edition): readonly BlobRef[] {
  return [...shards, ...Object.values(records)];
}

function readerOf(reader: BundleReader, local: StoredBlobs): ReadBlob {
  return async (ref) => ((await reader.hasBlob(ref.sha256)) ? reader.readBlob(ref) : local.read(ref));
}

/** The same requests in the same order for everybody: pointer, edition, signature, roots (TUF 1.0.34 §5.3.3). */
async function fetchDescription(ports: LookPorts): Promise<Result<true, FetchFailure>> {
  const number = await fetchPointer(ports.fetching);
  if (!number.ok) return number;
  const from = `editions/${number.value.edition}`;
  const edition = await fetchInto(ports, `${from}/edition.json`, 'edition.json', MAX_EDITION_BYTES);
  if (!edition.ok) return edition;
  if (edition.value === null) return fail('incomplete', 'edition.json is not on the server');
  if (sha256Hex(edition.value) !== number.value.sha256)
    return fail('hash-mismatch', 'latest.json names another edition.json');
  const signature = await fetchInto(
    ports,
    `${from}/edition.sig.json`,
    'edition.sig.json',
    MAX_SIGNATURE_BYTES,
  );
  if (!signature.ok) return signature;
  if (signature.value === null) return fail('incomplete', 'edition.sig.json is not on the server');
  return fetchRoots(ports);
}

async function fetchPointer(
  fetching: Fetching,
): Promise<Result<{ readonly edition: number; readonly sha256: string }, FetchFailure>> {
  const bytes = await fetchSmall(fetching, 'latest.json', MAX_POINTER_BYTES);
  if (!bytes.ok) return bytes.code === 'too-large' ? fail('not-a-publication', bytes.message) : bytes;
  if (bytes.value === null) return fail('not-found', 'latest.json');
  const pointer = readJson(bytes.value, (value) => parseWith(pointerSchema, value, 'latest.json'));
  return pointer.ok ? pointer : fail('not-a-publication', pointer.message);
}

async function fetchRoots(ports: LookPorts): Promise<Result<true, FetchFailure>> {
  for (let version = 1; version <= MAX_ROOTS; version += 1) {
    const name = `roots/${version}`;
    const root = await fetchInto(ports, `${name}.json`, `${name}.json`, MAX_ROOT_BYTES);
    if (!root.ok) return root;
    if (root.value === null)
      return version === 1 ? fail('incomplete', `${name}.json is not on the server`) : ok(true);
    const signature = await fetchInto(ports, `${name}.sig.json`, `${name}.sig.json`, MAX_SIGNATURE_BYTES);
    if (!signature.ok) return signature;
    if (signature.value === null) return fail('incomplete', `${name}.sig.json is not on the server`);
  }
  return fail('too-large', `more than ${MAX_ROOTS} roots`);
}

async function fetchInto(
  { fetching, staging }: LookPorts,
  from: string,
  name: string,
  maxBytes: number,
): Promise<Result<Uint8Array | null, FetchFailure>> {
  const bytes = await fetchSmall(fetching, from, maxBytes);
  if (!bytes.ok || bytes.value === null) return bytes;
  const written = await staging.write(name, bytes.value);
  return written.ok ? bytes : written;
}

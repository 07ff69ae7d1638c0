// One edition as it lies in the store: read like a bundle, by hash, and believed no more than one.
import type { BlobRef } from '#core/archive/article';
import type { Catalogue } from '#core/archive/catalogue';
import { contentHost } from '#core/edition/archive-key';
import type { EditionPlace } from '#core/edition/check-edition-order';
import { isDistrusted } from '#core/edition/check-revoked';
import type { Edition, RefusalCode, Root } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import { createFolderEntries } from './folder-entries.ts';
import { contentBlobs, editionBlobs } from './list-blobs.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { bundleReader, type BundleReader } from './open-bundle.ts';
import { openUnderRoots, type OpenedEdition } from './open-edition.ts';
import type { RootFile } from './root-file.ts';
import { sha256Hex } from './sha256.ts';
import { placeInStore } from './store-layout.ts';

/** A blob's bytes and the media type that was signed. */
export interface ReadBlobBytes {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export interface InstalledEdition {
  readonly place: EditionPlace;
  readonly edition: Edition;
  readonly contentHost: string;
  /** Whether a newer root has revoked keys without which it would not be signed (security.md §2.4). */
  isDistrustedBy(newest: Root): boolean;
  /** Read and checked once; a failure is tried again the next time. */
  catalogue(): Promise<Result<Catalogue, RefusalCode>>;
  /** Every blob of the edition, by hash. */
  blobs(): Promise<Result<ReadonlyMap<string, BlobRef>, RefusalCode>>;
  /** `unknown-blob`: the edition does not name it. Length and hash are checked at each reading. */
  readBlob(sha256: string): Promise<Result<ReadBlobBytes, RefusalCode | 'unknown-blob'>>;
  /**
   * Whether catalogue and records still have the bytes that were parsed when the edition was installed. That is
   * their shape too, and takes a tenth of the time of parsing them again.
   */
  checkRecords(): Promise<Result<true, RefusalCode>>;
}

/** Reads `edition.json` from the disk, and its signature. `roots` are those of its archive, from root 1 on. */
export async function openInstalledEdition(
  folder: string,
  key: string,
  place: EditionPlace,
  roots: readonly RootFile[],
): Promise<Result<InstalledEdition, RefusalCode>> {
  const reader = storeReader(folder, key, place);
  const bytes = await reader.readEdition();
  if (!bytes.ok) return bytes;
  if (sha256Hex(bytes.value) !== place.sha256)
    return fail('hash-mismatch', `edition ${place.number} was changed`);
  const signature = await reader.readSignature();
  if (!signature.ok) return signature;
  const opened = openUnderRoots(bytes.value, signature.value, roots);
  return opened.ok ? ok(installedEdition(place, opened.value, reader)) : opened;
}

/** A reader of what the store holds of an edition. */
export function storeReader(folder: string, key: string, place: EditionPlace): BundleReader {
  return bundleReader(createFolderEntries(folder, 'folder', placeInStore(key, place)));
}

function installedEdition(
  place: EditionPlace,
  { edition, signers, needed }: OpenedEdition,
  reader: BundleReader,
): InstalledEdition {
  const own = byHash(editionBlobs(edition));
  const catalogue = keepSuccess(() => loadCatalogue(edition, (ref) => reader.readBlob(ref)));
  const blobs = keepSuccess(async () => {
    const loaded = await catalogue();
    return loaded.ok ? ok(byHash([...own.values(), ...contentBlobs(loaded.value)])) : loaded;
  });

  async function findBlob(sha256: string): Promise<Result<BlobRef, RefusalCode | 'unknown-blob'>> {
    // What the window asks for first is named by edition.json itself and does not wait for the catalogue.
    const mine = own.get(sha256);
    if (mine) return ok(mine);
    const all = await blobs();
    if (!all.ok) return all;
    const found = all.value.get(sha256);
    return found ? ok(found) : fail('unknown-blob', sha256);
  }

  return {
    place,
    edition,
    isDistrustedBy: (newest) => isDistrusted({ number: edition.number, signers, needed }, newest),
    contentHost: contentHost(place.number, place.sha256),
    catalogue,
    blobs,
    async readBlob(sha256) {
      const ref = await findBlob(sha256);
      if (!ref.ok) return ref;
      const bytes = await reader.readBlob(ref.value);
      return bytes.ok ? ok({ bytes: bytes.value, type: ref.value.type }) : bytes;
    },
    async checkRecords() {
      for (const ref of [...edition.shards, ...Object.values(edition.records)]) {
        const read = await reader.streamBlob(ref, () => undefined);
        if (!read.ok) return read;
      }
      return ok(true);
    },
  };
}

function byHash(refs: readonly BlobRef[]): ReadonlyMap<string, BlobRef> {
  return new Map(refs.map((ref) => [ref.sha256, ref]));
}

/** Runs it until it succeeds once; those who ask meanwhile wait for the same run. */
function keepSuccess<T>(run: () => Promise<Result<T, RefusalCode>>): () => Promise<Result<T, RefusalCode>> {
  let kept: Promise<Result<T, RefusalCode>> | undefined;
  return async () => {
    kept ??= run();
    const result = await kept;
    if (!result.ok) kept = undefined;
    return result;
  };
}

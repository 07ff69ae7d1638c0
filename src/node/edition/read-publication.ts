import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '#core/archive/catalogue';
import type { Edition, RefusalCode } from '#core/edition/edition';
import { ok, type Result } from '#core/result';
import { systemCode } from './durable-files.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { openBundle, type BundleReader } from './open-bundle.ts';
import { verifySignedEdition } from './verify-bundle.ts';

/** The latest edition of a publication folder, its signature and its records checked. */
export interface PublishedEdition {
  readonly edition: Edition;
  readonly sha256: string;
  readonly catalogue: Catalogue;
}

/** `null` where nothing is published yet; a folder that is there but damaged is a refusal, never a new beginning. */
export async function readPublication(folder: string): Promise<Result<PublishedEdition | null, RefusalCode>> {
  if (!(await exists(join(folder, 'latest.json')))) return ok(null);
  const reader = await openBundle(folder);
  if (!reader.ok) return reader;
  try {
    return await readLatest(reader.value);
  } finally {
    await reader.value.close();
  }
}

async function readLatest(reader: BundleReader): Promise<Result<PublishedEdition, RefusalCode>> {
  const signed = await verifySignedEdition(reader, { underOlderRoots: true });
  if (!signed.ok) return signed;
  const { edition, sha256 } = signed.value;
  const catalogue = await loadCatalogue(edition, (ref) => reader.readBlob(ref));
  return catalogue.ok ? ok({ edition, sha256, catalogue: catalogue.value }) : catalogue;
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    // Below a file there is nothing either; whoever writes there is told why that cannot be.
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return false;
    throw error;
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BlobRef } from '#core/archive/article';
import { bundleReader, publishedEntries } from '#node/edition/open-bundle';
import { loadCatalogue } from '#node/edition/load-catalogue';
import { verifySignedEdition } from '#node/edition/verify-bundle';

/** What a reader who has the edition before must fetch, by kind. */
export interface Moved {
  readonly kind: string;
  readonly objects: number;
  readonly bytes: number;
}

/** Bytes of edition `now` that edition `before` of the publication does not have. */
export async function movedBytes(
  publication: string,
  before: number,
  now: number,
): Promise<readonly Moved[]> {
  const known = new Set(
    [...(await blobsOf(publication, before)).values()].flat().map(({ sha256 }) => sha256),
  );
  const kinds = [...(await blobsOf(publication, now))].map(([kind, refs]) => {
    const fresh = new Map(
      refs.filter(({ sha256 }) => !known.has(sha256)).map((ref) => [ref.sha256, ref.size]),
    );
    return { kind, objects: fresh.size, bytes: [...fresh.values()].reduce((sum, size) => sum + size, 0) };
  });
  const signed = ['edition.json', 'edition.sig.json'].map(
    (name) => readFileSync(join(publication, 'editions', String(now), name)).length,
  );
  return [{ kind: 'edition.json and its signature', objects: 2, bytes: sum(signed) }, ...kinds];
}

async function blobsOf(
  publication: string,
  number: number,
): Promise<ReadonlyMap<string, readonly BlobRef[]>> {
  const reader = bundleReader(publishedEntries(publication, number));
  const signed = await verifySignedEdition(reader, { underOlderRoots: true });
  if (!signed.ok) throw new Error(`${signed.code}: ${signed.message}`);
  const { edition } = signed.value;
  const catalogue = await loadCatalogue(edition, (ref) => reader.readBlob(ref));
  await reader.close();
  if (!catalogue.ok) throw new Error(`${catalogue.code}: ${catalogue.message}`);
  const { articles, sources } = catalogue.value;
  return new Map<string, readonly BlobRef[]>([
    ['articles: pages', articles.map(({ html }) => html)],
    ['articles: texts', articles.map(({ text }) => text)],
    ['articles: images', articles.flatMap(({ attachments }) => attachments)],
    ['sources: files', sources.flatMap(({ file }) => file ?? [])],
    ['catalogue shards', edition.shards],
    ['other records', Object.values(edition.records)],
    ['search index', edition.indexes],
  ]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

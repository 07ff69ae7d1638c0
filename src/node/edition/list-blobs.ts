import type { BlobRef } from '#core/archive/article';
import type { Catalogue } from '#core/archive/catalogue';
import type { Edition } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';

/** Blobs that only the edition itself names: catalogue, records, indexes. */
export function editionBlobs(edition: Pick<Edition, 'shards' | 'records' | 'indexes'>): readonly BlobRef[] {
  return [...edition.shards, ...Object.values(edition.records), ...edition.indexes].map(plainRef);
}

/** Blobs that articles and sources name. */
export function contentBlobs({
  articles,
  sources,
}: Pick<Catalogue, 'articles' | 'sources'>): readonly BlobRef[] {
  const ofArticles = articles.flatMap(({ html, text, image, attachments }) => [
    html,
    text,
    ...(image ? [image] : []),
    ...attachments,
  ]);
  const ofSources = sources.flatMap(({ file }) => (file ? [file, ...(file.pages ? [file.pages] : [])] : []));
  return [...ofArticles, ...ofSources].map(plainRef);
}

/** Every blob once, by hash. `bad-data`: one blob under two sizes or two types. */
export function distinctBlobs(refs: readonly BlobRef[]): Result<readonly BlobRef[], 'bad-data'> {
  const byHash = new Map<string, BlobRef>();
  for (const ref of refs) {
    const known = byHash.get(ref.sha256);
    if (known && (known.size !== ref.size || known.type !== ref.type)) {
      return fail('bad-data', `blob ${ref.sha256} has two sizes or types`);
    }
    byHash.set(ref.sha256, ref);
  }
  return ok([...byHash.values()].toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)));
}

/** Sum of sizes, in bytes. */
export function totalBytes(refs: readonly BlobRef[]): number {
  return refs.reduce((sum, { size }) => sum + size, 0);
}

function plainRef({ sha256, size, type }: BlobRef): BlobRef {
  return { sha256, size, type };
}

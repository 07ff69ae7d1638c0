import type { BlobRef } from '#core/archive/article';
import type { Catalogue } from '#core/archive/catalogue';
import type { Edition, Shard } from '#core/edition/edition';
import { ok, type Result } from '#core/result';
import { loadJson, type LoadFailure } from './load-blob.ts';

/** Assembles all records of an edition from its shards and lists. */
export async function loadCatalogue(edition: Edition): Promise<Result<Catalogue, LoadFailure>> {
  const { records } = edition;
  const loaded = await Promise.all([
    Promise.all(edition.shards.map((shard) => loadAs<Shard>(shard))),
    loadAs<Catalogue['sources']>(records.sources),
    loadAs<Catalogue['conferences']>(records.conferences),
    loadAs<Catalogue['topics']>(records.topics),
    loadAs<Catalogue['organisations']>(records.organisations),
    loadAs<Catalogue['terms']>(records.terms),
  ]);
  const [shards, sources, conferences, topics, organisations, terms] = loaded;
  const articles: Catalogue['articles'][number][] = [];
  for (const shard of shards) {
    if (!shard.ok) return shard;
    articles.push(...shard.value.articles);
  }
  if (!sources.ok) return sources;
  if (!conferences.ok) return conferences;
  if (!topics.ok) return topics;
  if (!organisations.ok) return organisations;
  if (!terms.ok) return terms;
  return ok({
    articles,
    sources: sources.value,
    conferences: conferences.value,
    topics: topics.value,
    organisations: organisations.value,
    terms: terms.value,
  });
}

async function loadAs<T>(ref: BlobRef): Promise<Result<T, LoadFailure>> {
  const json = await loadJson(ref);
  // Library edge: shape was checked at install, see loadJson.
  return json.ok ? ok(json.value as T) : json;
}

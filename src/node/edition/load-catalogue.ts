import type { BlobRef } from '#core/archive/article';
import type { Article } from '#core/archive/article';
import type { Catalogue } from '#core/archive/catalogue';
import type { Edition, RefusalCode } from '#core/edition/edition';
import { parseConferences, parseOrganisations, parseTerms, parseTopics } from '#core/edition/parse-records';
import { parseShard } from '#core/edition/parse-shard';
import { parseSources } from '#core/edition/parse-sources';
import { fail, ok, type Result } from '#core/result';
import { readJson } from './read-json.ts';
import { sha256Hex } from './sha256.ts';

/** Reads a blob whose length and hash the reader has checked. */
export type ReadBlob = (ref: BlobRef) => Promise<Result<Uint8Array, RefusalCode>>;

/** All records of an edition: every shard and list, parsed, and the articles each in the shard of its hash. */
export async function loadCatalogue(
  edition: Edition,
  readBlob: ReadBlob,
): Promise<Result<Catalogue, RefusalCode>> {
  const articles = await loadArticles(edition, readBlob);
  if (!articles.ok) return articles;
  const { records } = edition;
  const sources = await loadList(records.sources, readBlob, parseSources);
  if (!sources.ok) return sources;
  const conferences = await loadList(records.conferences, readBlob, parseConferences);
  if (!conferences.ok) return conferences;
  const topics = await loadList(records.topics, readBlob, parseTopics);
  if (!topics.ok) return topics;
  const organisations = await loadList(records.organisations, readBlob, parseOrganisations);
  if (!organisations.ok) return organisations;
  const terms = await loadList(records.terms, readBlob, parseTerms);
  if (!terms.ok) return terms;
  const catalogue: Catalogue = {
    articles: articles.value,
    sources: sources.value,
    conferences: conferences.value,
    topics: topics.value,
    organisations: organisations.value,
    terms: terms.value,
  };
  const consistent = checkConsistent(edition, catalogue);
  return consistent.ok ? ok(catalogue) : consistent;
}

async function loadList<T>(
  ref: BlobRef,
  readBlob: ReadBlob,
  parse: (value: unknown) => Result<readonly T[], 'bad-data'>,
): Promise<Result<readonly T[], RefusalCode>> {
  const bytes = await readBlob(ref);
  return bytes.ok ? readJson(bytes.value, parse) : bytes;
}

async function loadArticles(
  edition: Edition,
  readBlob: ReadBlob,
): Promise<Result<readonly Article[], RefusalCode>> {
  const articles: Article[] = [];
  for (const shard of edition.shards) {
    const bytes = await readBlob(shard);
    if (!bytes.ok) return bytes;
    const parsed = readJson(bytes.value, parseShard);
    if (!parsed.ok) return parsed;
    const isWhole = parsed.value.articles.length === shard.articles;
    const isPlaced = parsed.value.articles.every(({ id }) => sha256Hex(id).startsWith(shard.prefix));
    if (!isWhole || !isPlaced) return fail('bad-data', `shard "${shard.prefix}" holds other articles`);
    articles.push(...parsed.value.articles);
  }
  return ok(articles.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
}

/** What no single record can show: counts, ids that come twice, citations of sources that are not there. */
function checkConsistent(edition: Edition, { articles, sources }: Catalogue): Result<true, 'bad-data'> {
  if (new Set(articles.map(({ id }) => id)).size !== articles.length)
    return fail('bad-data', 'an article twice');
  if (articles.length !== edition.counts.articles) return fail('bad-data', 'count of articles is wrong');
  if (sources.length !== edition.counts.sources) return fail('bad-data', 'count of sources is wrong');
  const known = new Set(sources.map(({ id }) => id));
  for (const { id, citations } of articles) {
    const stray = citations.find(({ source }) => source !== undefined && !known.has(source));
    if (stray) return fail('bad-data', `${id} cites ${stray.source ?? ''}, which is not a source`);
  }
  return ok(true);
}

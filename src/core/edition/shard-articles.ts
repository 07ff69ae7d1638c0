// Decision 6: the catalogue is cut by hash prefix of the article id, so that one new article changes one small blob.
import type { Article } from '#core/archive/article';
import { fail, ok, type Result } from '#core/result';
import { canonicalJson } from './canonical-json.ts';
import { MAX_SHARD_BYTES } from './edition.ts';
import { utf8Length } from './utf8-length.ts';

const HEX_DIGITS = Array.from('0123456789abcdef');

/** A shard before it is a blob: its hash prefix and its exact JSON. */
export interface ShardDraft {
  readonly prefix: string;
  readonly articles: number;
  readonly json: string;
}

interface HashedArticle {
  readonly hash: string;
  readonly article: Article;
}

/**
 * Cuts the articles into shards of at most 256 KiB: a prefix whose shard would be larger is split in sixteen, empty
 * ones are left out. Deterministic; neither the order of the input nor of its members matters.
 * `too-large`: one article's record alone is over the limit.
 */
export function shardArticles(
  articles: readonly Article[],
  hashOfId: (id: string) => string,
): Result<readonly ShardDraft[], 'too-large'> {
  const hashed = articles
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((article) => ({ hash: hashOfId(article.id), article }));
  return splitShard('', hashed);
}

function splitShard(
  prefix: string,
  items: readonly HashedArticle[],
): Result<readonly ShardDraft[], 'too-large'> {
  if (items.length === 0) return ok([]);
  const json = canonicalJson({ articles: items.map(({ article }) => article) });
  if (utf8Length(json) <= MAX_SHARD_BYTES) return ok([{ prefix, articles: items.length, json }]);
  const [first] = items;
  if (items.length === 1 && first) return fail('too-large', `the record of ${first.article.id} is too large`);
  const shards: ShardDraft[] = [];
  for (const digit of HEX_DIGITS) {
    const longer = prefix + digit;
    const part = splitShard(
      longer,
      items.filter(({ hash }) => hash.startsWith(longer)),
    );
    if (!part.ok) return part;
    shards.push(...part.value);
  }
  return ok(shards);
}

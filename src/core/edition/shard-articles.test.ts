import { describe, expect, it } from 'vitest';
import type { Article } from '#core/archive/article';
import { MAX_SHARD_BYTES } from './edition.ts';
import { shardArticles } from './shard-articles.ts';
import { utf8Length } from './utf8-length.ts';

const blob = { sha256: 'a'.repeat(64), size: 1, type: 'text/html' };

function article(id: string, summary = ''): Article {
  return {
    id,
    rev: '1',
    title: id,
    lang: 'en',
    published: '2026-01-01',
    authors: [],
    kind: 'news',
    topics: [],
    conferences: [],
    summary,
    words: 1,
    citations: [],
    html: blob,
    text: blob,
    attachments: [],
  };
}

/** Spreads well enough for a test: the number of the id, backwards, in hex. */
function hashOfId(id: string): string {
  const number = Number(id.slice(1)).toString(16).padStart(8, '0');
  return Array.from(number).toReversed().join('');
}

const many = Array.from({ length: 2000 }, (_, index) => article(`a${index}`, 'ж'.repeat(300)));

describe('shardArticles', () => {
  it('keeps a small catalogue in one shard and an empty one in none', () => {
    expect(shardArticles([article('a1')], hashOfId)).toMatchObject({ value: [{ prefix: '', articles: 1 }] });
    expect(shardArticles([], hashOfId)).toEqual({ ok: true, value: [] });
  });

  it('cuts a large catalogue so that every shard fits, and loses no article', () => {
    const shards = shardArticles(many, hashOfId);
    if (!shards.ok) throw new Error(shards.message);
    expect(shards.value.length).toBeGreaterThan(1);
    expect(Math.max(...shards.value.map(({ json }) => utf8Length(json)))).toBeLessThanOrEqual(
      MAX_SHARD_BYTES,
    );
    expect(shards.value.reduce((sum, shard) => sum + shard.articles, 0)).toBe(many.length);
  });

  it('gives the same bytes whatever the order of the input', () => {
    expect(shardArticles(many.toReversed(), hashOfId)).toEqual(shardArticles(many, hashOfId));
  });

  it('changes one shard when one article changes', () => {
    const before = shardArticles(many, hashOfId);
    const after = shardArticles([...many.slice(1), article('a0', 'new')], hashOfId);
    if (!before.ok || !after.ok) throw new Error('too large');
    const old = new Set(before.value.map(({ json }) => json));
    expect(after.value.filter(({ json }) => !old.has(json))).toHaveLength(1);
  });

  it('refuses a single record that is over the limit', () => {
    expect(shardArticles([article('a1', 'x'.repeat(MAX_SHARD_BYTES))], hashOfId)).toMatchObject({
      code: 'too-large',
    });
  });
});

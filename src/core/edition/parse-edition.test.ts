import { describe, expect, it } from 'vitest';
import { parseArticleText } from './parse-article-text.ts';
import { parseEdition } from './parse-edition.ts';
import { parseTopics } from './parse-records.ts';
import { parseRoot } from './parse-root.ts';
import { parseSignature } from './parse-signature.ts';
import { parseSources } from './parse-sources.ts';
import { refusalSentence } from './refusal-sentence.ts';

const hash = 'a'.repeat(64);
const blob = { sha256: hash, size: 1, type: 'application/json' };
const edition = {
  format: 1,
  archiveId: 'our-archive',
  epoch: 1,
  number: 1,
  createdAt: '2026-11-01T00:00:00Z',
  freshUntil: '2027-05-01T00:00:00Z',
  rootVersion: 1,
  minApp: '0.1.0',
  title: { en: 'Our archive' },
  publisher: 'Us',
  contact: 'us@example.org',
  licence: 'CC BY 4.0',
  languages: ['en', 'zh-Hans'],
  counts: { articles: 0, sources: 0, bytes: 5 },
  shards: [{ ...blob, prefix: '0', articles: 1 }],
  records: { sources: blob, conferences: blob, topics: blob, organisations: blob, terms: blob },
  indexes: [{ ...blob, lang: 'en', engine: 'lunr-2.3.9' }],
  changes: { added: [], revised: [], removed: [] },
  withdrawn: [],
};

describe('parseEdition', () => {
  it('accepts an edition', () => {
    expect(parseEdition(edition)).toEqual({ ok: true, value: edition });
  });

  it.each([
    ['no object', null],
    ['an unknown field', { ...edition, extra: 1 }],
    ['a jump of numbers to 2^53 - 1', { ...edition, number: Number.MAX_SAFE_INTEGER }],
    ['number 0', { ...edition, number: 0 }],
    ['an archive id that climbs', { ...edition, archiveId: '../evil' }],
    [
      'shards that overlap',
      {
        ...edition,
        shards: [
          { ...blob, prefix: '0', articles: 1 },
          { ...blob, prefix: '01', articles: 1 },
        ],
      },
    ],
    [
      'the same shard twice',
      {
        ...edition,
        shards: [
          { ...blob, prefix: '', articles: 1 },
          { ...blob, prefix: '', articles: 1 },
        ],
      },
    ],
    ['a shard over 256 KiB', { ...edition, shards: [{ ...blob, size: 262145, prefix: '', articles: 1 }] }],
    ['an upper-case hash', { ...edition, previous: { number: 1, sha256: 'A'.repeat(64) } }],
    ['a missing field', { ...edition, title: undefined }],
  ])('refuses %s', (_name, value) => {
    expect(parseEdition(value)).toMatchObject({ ok: false, code: 'bad-data' });
  });

  it('says newer-format before it complains of fields it does not know', () => {
    expect(parseEdition({ format: 2, somethingNew: true })).toMatchObject({ code: 'newer-format' });
    expect(parseRoot({ format: 2 })).toMatchObject({ code: 'newer-format' });
  });
});

describe('parseRoot', () => {
  const root = {
    format: 1,
    archiveId: 'our-archive',
    version: 1,
    keys: { [hash]: { type: 'ed25519', public: 'A'.repeat(43) } },
    roles: { root: { keyIds: [hash], threshold: 1 }, release: { keyIds: [hash], threshold: 1 } },
    reviewBy: '2028-01-01T00:00:00Z',
  };

  it('accepts a root', () => {
    expect(parseRoot(root).ok).toBe(true);
  });

  it.each([
    ['a key listed twice', { ...root.roles, release: { keyIds: [hash, hash], threshold: 2 } }],
    ['a threshold that cannot be reached', { ...root.roles, release: { keyIds: [hash], threshold: 2 } }],
    ['a threshold of none', { ...root.roles, root: { keyIds: [hash], threshold: 0 } }],
    ['a key that is not there', { ...root.roles, root: { keyIds: ['b'.repeat(64)], threshold: 1 } }],
  ])('refuses %s', (_name, roles) => {
    expect(parseRoot({ ...root, roles })).toMatchObject({ code: 'bad-data' });
  });

  it('refuses one key under two ids', () => {
    const keys = { ...root.keys, ['b'.repeat(64)]: { type: 'ed25519', public: 'A'.repeat(43) } };
    expect(parseRoot({ ...root, keys })).toMatchObject({ code: 'bad-data' });
  });
});

it('refuses signatures of another length and records whose id comes twice', () => {
  expect(parseSignature({ payloadType: 'x', signatures: [{ keyId: hash, sig: 'short' }] }).ok).toBe(false);
  expect(
    parseTopics([
      { id: 'a', label: 'A' },
      { id: 'a', label: 'B' },
    ]).ok,
  ).toBe(false);
  expect(parseSources([{ id: 'a' }])).toMatchObject({ code: 'bad-data' });
});

it('refuses blocks that overlap or leave the text', () => {
  const text = (blocks: unknown) => ({ version: 1, text: 'abcdef', blocks });
  const block = (id: string, start: number, end: number) => ({ id, kind: 'paragraph', start, end });
  expect(parseArticleText(text([block('a', 0, 3), block('b', 4, 6)])).ok).toBe(true);
  expect(parseArticleText(text([block('a', 0, 4), block('b', 3, 6)])).ok).toBe(false);
  expect(parseArticleText(text([block('a', 0, 7)])).ok).toBe(false);
  expect(parseArticleText(text([block('a', 0, 1), block('a', 1, 2)])).ok).toBe(false);
});

it('says in every refusal what is wrong, that nothing was changed, and what to do', () => {
  expect(refusalSentence('rollback', 'reader', 'edition 41, already at 57')).toBe(
    'This edition is older than one that was installed here before. Nothing was changed. ' +
      'To read an older edition, use Step back in Updates. (rollback: edition 41, already at 57)',
  );
});

it('names both causes of missing parts: a copy that was cut short, and an update without its edition', () => {
  expect(refusalSentence('incomplete', 'reader')).toMatch(
    /copy it again .*\. If it is an update, .* earlier edition/u,
  );
  expect(refusalSentence('incomplete', 'publisher')).toMatch(
    /packed with --since, .*\. If not: Put the pub/u,
  );
});

it('never sends the publisher to the publisher', () => {
  const codes = ['bad-signature', 'bad-data', 'unknown-key', 'hash-mismatch', 'bad-index'] as const;
  for (const code of codes) {
    expect(refusalSentence(code, 'reader')).toMatch(/the publisher/u);
    expect(refusalSentence(code, 'publisher')).not.toMatch(/(?:ask|tell) the publisher/iu);
  }
});

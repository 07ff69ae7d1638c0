import { describe, expect, it } from 'vitest';
import type { Edition } from '#core/edition/edition';
import { buildLookups } from '../archive/build-lookups.ts';
import { article, catalogue } from '../archive/testing/records.ts';
import { editionNews } from './edition-news.ts';

const BLOB = { sha256: '0'.repeat(64), size: 1, type: 'application/json' };
const edition: Edition = {
  format: 1,
  archiveId: 'a',
  epoch: 1,
  number: 2,
  createdAt: '2026-11-24T00:00:00Z',
  freshUntil: '2027-02-24T00:00:00Z',
  rootVersion: 1,
  minApp: '0.1.0',
  title: 'A',
  publisher: 'P',
  contact: 'c',
  licence: 'CC0-1.0',
  languages: ['en'],
  counts: { articles: 4, sources: 0, bytes: 0 },
  shards: [],
  records: { sources: BLOB, conferences: BLOB, topics: BLOB, organisations: BLOB, terms: BLOB },
  indexes: [],
  changes: { added: ['new', 'new-fr', 'gone'], revised: ['old'], removed: ['lost', 'wrong'] },
  withdrawn: [{ article: 'wrong', reason: 'It was wrong.' }],
  previous: { number: 1, sha256: '0'.repeat(64) },
};
const { articleById, works } = buildLookups(
  catalogue({
    articles: [article('new'), article('new-fr', { lang: 'fr', translationOf: 'new' }), article('old')],
  }),
);
const newsOf = (given: Edition, language = 'en') =>
  editionNews(given, articleById, (articles) => works(articles, language));

describe('editionNews', () => {
  it('names what is new and revised, one version of each work', () => {
    const news = newsOf(edition, 'fr');
    expect(news).toMatchObject({ type: 'changes', removed: ['lost'], withdrawn: edition.withdrawn });
    if (news.type !== 'changes') return;
    expect(news.added.map(({ id }) => id)).toEqual(['new-fr']);
    expect(news.revised.map(({ id }) => id)).toEqual(['old']);
  });

  it('puts corrections first, then what has changed much, and what is not labelled last', () => {
    const revised = ['old', 'plain', 'wrong-year', 'new'];
    const lookups = buildLookups(catalogue({ articles: revised.map((id) => article(id)) }));
    const labels = [
      { article: 'new', label: 'major' },
      { article: 'old', label: 'minor' },
      { article: 'wrong-year', label: 'correction', reason: 'The year was wrong.' },
    ] as const;
    const given = { ...edition, changes: { added: [], revised, removed: [] }, labels };
    const news = editionNews(given, lookups.articleById, (articles) => articles);
    if (news.type !== 'changes') throw new Error('no changes');
    expect(news.revised.map(({ id }) => id)).toEqual(['wrong-year', 'new', 'old', 'plain']);
    expect(news.labels.get('wrong-year')).toEqual(labels[2]);
    expect(news.labels.has('plain')).toBe(false);
  });

  it('does not call everything new in a first edition', () => {
    const { previous: _previous, ...first } = edition;
    expect(newsOf({ ...first, number: 1 })).toEqual({ type: 'first' });
  });
});

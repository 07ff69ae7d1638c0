import { describe, expect, it } from 'vitest';
import { buildLookups } from '../archive/build-lookups.ts';
import { article, catalogue, source } from '../archive/testing/records.ts';
import { archiveItemsOf } from './archive-items.ts';
import { suggest } from './suggestions.ts';

const records = {
  ...catalogue({
    articles: Array.from({ length: 9 }, (_unused, n) => ({
      ...article(`crime-${n}`),
      title: `Crime report ${n}`,
    })),
    sources: [
      { ...source('untoc'), title: 'Convention against Crime', number: 'A/RES/55/25' },
      { ...source('other'), title: 'Other convention' },
    ],
    topics: [{ id: 'crime', label: 'Crime' }],
    conferences: [],
  }),
  terms: [{ id: 'untoc', names: { en: ['Palermo Convention'] }, source: 'untoc' }],
};
const longSources = Array.from({ length: 5 }, (_unused, n) => ({
  ...source(`long-${n}`),
  title: `[Crime ${n}]`,
  number: `E/${n}`,
}));
const items = archiveItemsOf(records, buildLookups(records).works, 'en');
const shown = (text: string, history: readonly string[] = []) =>
  suggest(items, text, history).map((row) => (row.type === 'record' ? row.key : `${row.type} ${row.text}`));

describe('suggestions', () => {
  it('are records by title, symbol and alias, and last the search itself', () => {
    expect(shown('palermo')).toEqual(['source:untoc', 'search palermo']);
    expect(shown(' a/res/55/25 ')).toEqual(['source:untoc', 'search a/res/55/25']);
    expect(shown('nothing like it')).toEqual(['search nothing like it']);
  });

  it('are few, of more kinds than one', () => {
    const rows = shown('crime');
    expect(rows).toHaveLength(7);
    expect(rows[0]).toBe('topic:crime');
    expect(rows.filter((row) => row.startsWith('article:'))).toHaveLength(4);
    expect(rows).toContain('source:untoc');
  });

  it('have sources last that only have the words in their title, and first those that are named', () => {
    expect(shown('crime').at(-2)).toBe('source:untoc');
    const many = archiveItemsOf(
      { ...records, topics: [], sources: [...records.sources, ...longSources] },
      buildLookups(records).works,
      'en',
    );
    const keys = suggest(many, 'crime', []).map((row) => row.key.split(':')[0]);
    expect(keys).toEqual(['article', 'article', 'article', 'article', 'source', 'source', 'search']);
    expect(suggest(many, 'E/1', [])[0]?.key).toBe('source:long-1');
  });

  it('are the last searches while nothing is typed', () => {
    expect(shown('', ['one', 'two'])).toEqual(['recent one', 'recent two']);
    expect(shown(' ')).toEqual([]);
  });

  it('are made from records that are made ready once', () => {
    expect(archiveItemsOf(records, buildLookups(records).works, 'en')).toBe(items);
    expect(archiveItemsOf(records, buildLookups(records).works, 'ar')).not.toBe(items);
  });
});

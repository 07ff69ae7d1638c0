import { describe, expect, it } from 'vitest';
import { createDocStore } from './doc-store.ts';
import { favourTitles, firstOf, type Order } from './run-query.ts';
import { sampleCatalogue } from './sample-archive.ts';
import { foundOf, sampleEngine, sampleQuery } from './sample-engine.ts';

const store = createDocStore(sampleCatalogue());
const order = (list: Parameters<typeof foundOf>[1][], by: Order, limit = 9): readonly string[] => {
  const found = foundOf(store, ...list);
  return firstOf(found, found.numbers, by, limit, store).map(({ doc }) => doc.id);
};
const favoured = (ref: string, text: string): number =>
  favourTitles(foundOf(store, [ref, 1]), text, store).best();

describe('the order of what was found', () => {
  const list: Parameters<typeof foundOf>[1][] = [
    ['a:firearms-report', 1],
    ['a:climate-news', 1],
    ['a:gender-untoc', 2],
  ];

  it('is by score, the newer first among equals', () => {
    const all = ['gender-untoc', 'climate-news', 'firearms-report'];
    expect(order(list, { sort: 'relevance', lang: 'en' })).toEqual(all);
    for (const limit of [0, 1, 2, 3])
      expect(order(list, { sort: 'relevance', lang: 'en' }, limit)).toEqual(all.slice(0, limit));
  });

  it('or by date', () => {
    expect(order(list, { sort: 'date', lang: 'en' })).toEqual([
      'climate-news',
      'gender-untoc',
      'firearms-report',
    ]);
  });

  it('or by how many articles cite it, then by score', () => {
    const cited = new Map([['a:climate-news', 2]]);
    expect(order(list, { sort: 'cited', lang: 'en', cited })).toEqual([
      'climate-news',
      'gender-untoc',
      'firearms-report',
    ]);
  });

  it('has the language of the reader first among equals, unless it is by date', () => {
    const mixed: Parameters<typeof foundOf>[1][] = [
      ['a:firearms-report', 1],
      ['a:genre-fr', 1, 'fr'],
    ];
    expect(order(mixed, { sort: 'relevance', lang: 'en-GB' })).toEqual(['firearms-report', 'genre-fr']);
    expect(order(mixed, { sort: 'relevance', lang: 'fr' })).toEqual(['genre-fr', 'firearms-report']);
    expect(order(mixed, { sort: 'date', lang: 'en' })).toEqual(['genre-fr', 'firearms-report']);
  });

  it.each([
    ['climate talks end late', 11],
    ['Climate Talks', 1.3],
    ['climate talks end late'.toUpperCase(), 11],
    ['talks', 1],
    ['…', 1],
    ['word '.repeat(30), 1],
  ])('favours titles: %j', (text, expected) => {
    expect(favoured('a:climate-news', text)).toBeCloseTo(expected);
  });
});

describe('asking every language', () => {
  const engine = sampleEngine();
  const search = async (text: string, lang: string) =>
    (await engine.search(sampleQuery(text, { lang }))).hits;

  it('favours a title in its other spelling', () => {
    for (const text of ['gender and organized crime', 'Gender and organised crime'])
      expect(favoured('a:gender-untoc', text)).toBeCloseTo(11);
  });

  it.each(['after:2020', 'topic:gender', 'kind:analysis', 'C++'])(
    'puts the language of the interface first for %j, which has no plain words',
    async (text) => {
      for (const lang of ['en', 'fr', 'es', 'ar']) {
        const { hits } = await sampleEngine().search(sampleQuery(text, { lang }));
        const isOwn = hits.map((hit) => hit.lang === lang);
        expect(isOwn, lang).toEqual(isOwn.toSorted((a, b) => Number(b) - Number(a)));
        if (text !== 'C++') expect(isOwn[0], lang).toBe(true);
      }
    },
  );

  it('puts the language of the interface first where the rest is equal', async () => {
    expect((await search('UNTOC', 'fr')).find((hit) => hit.type === 'article')?.lang).toBe('fr');
    expect((await search('UNTOC', 'en')).find((hit) => hit.type === 'article')?.lang).toBe('en');
  });

  it('excludes a source that any language excludes', async () => {
    const withoutIt = await search('A/RES/55/25 -criminalité', 'en');
    expect(withoutIt.map((hit) => hit.id)).not.toContain('untoc-2000');
    expect(withoutIt.map((hit) => hit.id)).toContain('gender-untoc');
    expect((await search('-criminalité', 'en')).map((hit) => hit.id)).not.toContain('untoc-2000');
  });

  it('finds stop words as a phrase in the language they are stop words of', async () => {
    expect((await search('to be or not to be', 'en')).map((hit) => hit.id)).toEqual(['climate-news']);
    expect((await search('to be or not to be', 'fr'))[0]?.id).toBe('climate-news');
    expect((await search('who', 'en')).map((hit) => hit.id)).toEqual(['climate-news']);
  });
});

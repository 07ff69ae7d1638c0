import { describe, expect, it } from 'vitest';
import { createDocStore } from './doc-store.ts';
import { favourTitles, sortFound, type Found } from './run-query.ts';
import { sampleCatalogue } from './sample-archive.ts';
import { sampleEngine, sampleQuery } from './sample-engine.ts';

const { docs } = createDocStore(sampleCatalogue());
const found = (ref: string, score: number): Found => ({ doc: docs.get(ref)!, score, lang: 'en' });
const ids = (list: readonly Found[]): readonly string[] => list.map((one) => one.doc.id);

describe('the order of what was found', () => {
  const list = [found('a:firearms-report', 1), found('a:climate-news', 1), found('a:gender-untoc', 2)];

  it('is by score, the newer first among equals', () => {
    expect(ids(sortFound(list, 'relevance', 'en'))).toEqual([
      'gender-untoc',
      'climate-news',
      'firearms-report',
    ]);
  });

  it('or by date', () => {
    expect(ids(sortFound(list, 'date', 'en'))).toEqual(['climate-news', 'gender-untoc', 'firearms-report']);
  });

  it('or by how many articles cite it, then by score', () => {
    const cited = new Map([['a:climate-news', 2]]);
    const sorted = sortFound(list, 'cited', 'en', cited);
    expect(ids(sorted)).toEqual(['climate-news', 'gender-untoc', 'firearms-report']);
  });

  it('has the language of the reader first among equals, unless it is by date', () => {
    const french: Found = { doc: docs.get('a:genre-fr')!, score: 1, lang: 'fr' };
    const mixed = [found('a:firearms-report', 1), french];
    expect(ids(sortFound(mixed, 'relevance', 'en-GB'))).toEqual(['firearms-report', 'genre-fr']);
    expect(ids(sortFound(mixed, 'relevance', 'fr'))).toEqual(['genre-fr', 'firearms-report']);
    expect(ids(sortFound(mixed, 'date', 'en'))).toEqual(['genre-fr', 'firearms-report']);
  });

  it.each([
    ['climate talks end late', 11],
    ['Climate Talks', 1.3],
    ['climate talks end late'.toUpperCase(), 11],
    ['talks', 1],
    ['…', 1],
    ['word '.repeat(30), 1],
  ])('favours titles: %j', (text, expected) => {
    expect(favourTitles([found('a:climate-news', 1)], text)[0]?.score).toBeCloseTo(expected);
  });
});

describe('asking every language', () => {
  const engine = sampleEngine();
  const search = async (text: string, lang: string) =>
    (await engine.search(sampleQuery(text, { lang }))).hits;

  it('favours a title in its other spelling', () => {
    for (const text of ['gender and organized crime', 'Gender and organised crime'])
      expect(favourTitles([found('a:gender-untoc', 1)], text)[0]?.score).toBeCloseTo(11);
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

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
    expect(ids(sortFound(list, 'relevance'))).toEqual(['gender-untoc', 'climate-news', 'firearms-report']);
  });

  it('or by date', () => {
    expect(ids(sortFound(list, 'date'))).toEqual(['climate-news', 'gender-untoc', 'firearms-report']);
  });

  it.each([
    ['climate talks end late', 11],
    ['Climate Talks', 1.3],
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

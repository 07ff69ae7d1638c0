import { describe, expect, it } from 'vitest';

import { sampleArticle, sampleCatalogue, sampleText } from './sample-archive.ts';
import { sampleEngine, sampleIndex, samplePorts, sampleQuery } from './sample-engine.ts';
import { otherBeginnings, otherSpellings, phraseNeedles, spelledWays } from './spellings-in-index.ts';

const SAMPLES = [
  {
    id: 'british',
    lang: 'en',
    title: 'Labour',
    text: 'Programmes of counselling. The organisations realised it.',
  },
  {
    id: 'american',
    lang: 'en',
    title: 'Labor',
    text: 'Programs for counseling. The organizations realized it.',
  },
  { id: 'american-only', lang: 'en', title: 'Defense', text: 'The center will improve by expert advice.' },
  { id: 'french', lang: 'fr', title: 'Défense', text: 'Un labor centralisé.' },
];
const catalogue = {
  ...sampleCatalogue(),
  articles: SAMPLES.map((sample) => sampleArticle(sample)),
  sources: [],
  terms: [{ id: 'ilo', names: { en: ['International Labour Organization', 'ILO'] } }],
};
const texts = new Map(SAMPLES.map(({ id, text }) => [`text-${id}`, sampleText([text])]));
const ports = samplePorts(catalogue, texts);
const engine = sampleEngine(ports);
const ids = async (text: string) =>
  (await engine.search(sampleQuery(text))).hits.map((hit) => hit.id).toSorted();

const BOTH = ['american', 'british'];

describe('a query in one spelling', () => {
  it.each<[string, readonly string[]]>([
    ['labour', BOTH],
    ['labor', [...BOTH, 'french']],
    ['counselling programme', BOTH],
    ['counseling program', BOTH],
    ['"organizations realised"', BOTH],
    ['"organisations realized it"', BOTH],
    ['"organizations real*"', BOTH],
    ['organisa*', BOTH],
    ['title:labour', BOTH],
    ['organisation -labor', []],
    ['defence', ['american-only']],
    ['centre', ['american-only']],
    // The stem of "improvize" and "expertize" would be that of other words.
    ['improvise', []],
    ['expertise', []],
  ])('%j finds %j', async (text, expected) => expect(await ids(text)).toEqual([...expected].toSorted()));

  it('finds what is spelled so no later than what is not', async () => {
    for (const [text, first] of [
      ['labour', 'british'],
      ['labor', 'american'],
    ] as const)
      expect((await engine.search(sampleQuery(text))).hits[0]?.id).toBe(first);
  });

  it('is no spelling mistake, and names what is named in the other', async () => {
    expect((await engine.search(sampleQuery('defence'))).didYouMean).toBeUndefined();
    expect((await engine.search(sampleQuery('International Labor Organisation'))).aliases).toContain('ILO');
  });
});

describe('the other spelling in an index', () => {
  it('is given where the index has some form of it, in English only', async () => {
    const english = await sampleIndex('en', ports);
    expect(otherSpellings(english, 'realise')).toEqual(['realize']);
    expect(otherSpellings(english, 'criminalise')).toEqual([]);
    expect(otherSpellings(english, 'expertise')).toEqual([]);
    expect(otherBeginnings(english, 'organis')).toEqual(['organiz']);
    expect(otherSpellings(await sampleIndex('fr', ports), 'labour')).toEqual([]);
  });

  it('of a phrase is looked for where the words are in the index exactly so', async () => {
    const english = await sampleIndex('en', ports);
    expect(phraseNeedles('Labour realised', false, english)).toEqual([
      ' labour realised ',
      ' labour realized ',
      ' labor realised ',
      ' labor realized ',
    ]);
    expect(phraseNeedles('labour organis', true, english)).toContain(' labor organiz');
    expect(phraseNeedles('realise', false, english)).toEqual([' realise ']);
    expect(phraseNeedles('labour', false, undefined)).toEqual([' labour ']);
    expect(phraseNeedles('…', false, english)).toEqual(['']);
  });

  it('is never of more than sixteen ways', () => {
    expect(spelledWays('labour '.repeat(10))).toHaveLength(16);
    expect(spelledWays('labour '.repeat(10))[0]).toBe('labour '.repeat(10).trim());
    expect(spelledWays('')).toEqual(['']);
  });
});

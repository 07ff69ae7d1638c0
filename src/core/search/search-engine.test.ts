import { describe, expect, it } from 'vitest';
import { sampleEngine, samplePorts, sampleQuery } from './sample-engine.ts';
import { createSearchEngine } from './search-engine.ts';
import type { SearchQuery } from './search-types.ts';
import { spoilPart } from './packed/mutate.ts';
import { PARTS } from './packed/segment-meta.ts';
import { sampleCatalogue, sampleTexts } from './sample-archive.ts';

const engine = sampleEngine();
const search = (text: string, over: Partial<SearchQuery> = {}) => engine.search(sampleQuery(text, over));
const ids = async (text: string, over: Partial<SearchQuery> = {}) =>
  (await search(text, over)).hits.map((hit) => hit.id);

describe('searching', () => {
  it.each<[string, readonly string[]]>([
    ['human firearms', ['firearms-report']],
    ['women -trafficking', ['unscr-1325']],
    ['"human security"', ['firearms-report']],
    ['"gender and organized crime"', ['gender-untoc']],
    ['title:organized lang:en -nations', ['gender-untoc']],
    ['topic:"organized crime" lang:en', ['gender-untoc']],
    ['title:climate', ['climate-news']],
    ['topic:climate', ['climate-news']],
    ['type:news', ['climate-news']],
    ['year:2023', ['firearms-report']],
    ['lang:es', ['genero-es']],
    ['cooperation', []],
    ['education', ['genre-fr']],
    ['educacion', ['genero-es']],
    ['преступность', ['gender-ru']],
    ['الجريمه', ['gender-ar']],
    ['妇女权利', ['gender-zh']],
  ])('%j finds %j', async (text, expected) => {
    expect(await ids(text)).toEqual(expected);
  });

  it.each([
    'A/RES/55/25',
    'a/res/55/25',
    '55/25',
    'resolution 55/25',
    'UNTOC',
    'Palermo Convention',
    '巴勒莫公约',
  ])('%j finds the Convention first', async (text) => expect((await ids(text))[0]).toBe('untoc-2000'));

  it.each([
    'S/RES/1325 (2000)',
    'S/RES/1325',
    '1325',
    'UNSCR 1325',
    'unscr1325',
    'res 1325',
    'resolution 1325',
    '1325 (2000)',
  ])('%j finds the resolution first', async (text) => expect((await ids(text))[0]).toBe('unscr-1325'));

  it('tells what it finds without showing it: what has all words, and passes the facets', async () => {
    const idsOf = (text: string, over: Partial<SearchQuery> = {}) => engine.ids(sampleQuery(text, over));
    expect(await idsOf('human firearms', { limit: 0 })).toEqual(['article:firearms-report']);
    expect(await idsOf('UNTOC')).toContain('source:untoc-2000');
    expect(await idsOf('UNTOC', { facets: { language: ['fr'] } })).not.toContain('source:untoc-2000');
    expect(await idsOf('climate education')).toEqual([]);
    let clock = 0;
    const slow = createSearchEngine({ ...samplePorts(), now: () => (clock += 400) });
    expect(await slow.ids(sampleQuery('"human security"'))).toBeNull();
  });

  it('takes the last word as a beginning while it is typed, and only then', async () => {
    expect(await ids('human firea', { prefixLast: true })).toEqual(['firearms-report']);
    expect(await ids('firea', { prefixLast: false })).toEqual([]);
  });

  it('counts everything and returns as many as asked for', async () => {
    const answer = await search('topic:gender', { limit: 2 });
    expect(answer.hits).toHaveLength(2);
    expect(answer.total).toBe(6);
    expect(answer.facets.language.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1]);
    expect((await search('women', { limit: 0 })).hits).toEqual([]);
    expect((await search('women', { limit: -1 })).hits).toEqual([]);
  });

  it('narrows by facets, and lists the newest first where no word was asked', async () => {
    const answer = await search('', { facets: { language: ['en'] } });
    expect(answer.hits.map((hit) => hit.id).slice(0, 2)).toEqual(['climate-news', 'gender-untoc']);
    expect(answer.total).toBe(5);
    expect(await ids('convention', { facets: { language: ['fr'] } })).toEqual(['genre-fr']);
    expect(await ids('human', { sort: 'date' })).toEqual(['gender-untoc', 'firearms-report']);
  });

  it.each(['"', '-', '""', ':::', 'OR', '()', '*', '…', '\\'])(
    'finds nothing for %j, which asks nothing',
    async (text) => {
      expect(await search(text)).toMatchObject({ total: 0, hits: [], relaxed: false });
    },
  );

  it('shows what has some of the words where nothing has all, and says so', async () => {
    const none = await search('women climate xyzzyx');
    expect(none.relaxed).toBe(true);
    expect(none.total).toBeGreaterThan(1);
    expect(await search('women climate')).toMatchObject({ relaxed: true, withAllWords: 0, unknownWords: [] });
    expect(await search('xyzzyx zyxxyz')).toMatchObject({ relaxed: false, total: 0, unknownWords: [] });
    expect(await search('xyzzyx zyxxyz xxyyzz')).toMatchObject({ relaxed: false, total: 0 });
    const [first] = (await search('human youth caucus spoke about paid negotiators')).hits;
    expect(first?.id).toBe('firearms-report');
  });

  it('shows what has more of the words, then what has rarer ones, and says what each does not have', async () => {
    const { hits, unknownWords } = await search('women climate xyzzyx');
    expect(unknownWords).toEqual(['xyzzyx']);
    // One document has "climate", two have "women".
    expect(hits.map((hit) => [hit.id, hit.missing])).toEqual([
      ['climate-news', ['women', 'xyzzyx']],
      expect.arrayContaining([['climate', 'xyzzyx']]),
      expect.arrayContaining([['climate', 'xyzzyx']]),
    ]);
    const more = await search('human youth climate');
    expect(more.hits.map((hit) => hit.missing)[0]).toEqual(['climate']);
    expect(more).toMatchObject({ withAllWords: 0, unknownWords: [] });
    expect((await search('human youth')).hits.map((hit) => hit.missing)).toEqual([[]]);
  });

  it('keeps what is quoted, named by field or excluded where it shows some of the words only', async () => {
    expect(await ids('women xyzzyx topic:climate')).toEqual([]);
    expect(await ids('women xyzzyx "human trafficking"')).toEqual(['gender-untoc']);
    expect(await ids('women xyzzyx -"human trafficking"')).toEqual(['unscr-1325']);
    expect(await ids('women -women')).toEqual([]);
  });

  it('says what else was searched, what may have been meant and how it was read', async () => {
    expect((await search('UNTOC')).aliases).toContain('Palermo Convention');
    expect((await search('traficking')).didYouMean).toBe('trafficking');
    expect((await search('traficking')).total).toBe(0);
    expect((await search('res 1325 women')).clauses).toEqual([
      { kind: 'symbol', text: 'S/RES/1325', rest: 'women' },
      { kind: 'term', text: 'women', rest: 'res 1325' },
    ]);
    expect((await search('wom', { prefixLast: true })).markQuery).toBe('wom*');
  });
});

describe('marks in an opened article', () => {
  it.each([
    ['gender-untoc', 'women', ['women', "Women's", "women's"]],
    ['gender-untoc', '"human trafficking"', ['human trafficking']],
    ['gender-untoc', 'organised crime', ['Organized', 'Crime']],
    ['gender-untoc', '"organised crime"', ['Organized Crime']],
    ['gender-untoc', 'UNTOC', ['Convention against Transnational Organized Crime']],
    ['gender-untoc', 'S/RES/1325', ['resolution 1325 (2000)']],
    ['gender-fr', 'women', []],
    ['gender-untoc', '', []],
  ])('%s, %j: %j', async (id, query, expected) => {
    const text = sampleTexts().get(`text-${id}`)?.text ?? '';
    const ranges = await engine.marks(id, query);
    expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe('limits', () => {
  it('answers with what it has when its time is over, and says that it was too broad', async () => {
    let now = 0;
    const slow = sampleEngine(samplePorts(sampleCatalogue(), sampleTexts(), () => (now += 150)));
    const answer = await slow.search(sampleQuery('human OR women OR climate OR firearms OR convention'));
    expect(answer.tooBroad).toBe(true);
  });

  it('says that a query is too long to be read whole', async () => {
    const long = await search(`${'women '.repeat(40)}climate -peace`);
    expect(long).toMatchObject({ leftOut: 'climate -peace', tooBroad: false });
    expect(await search('women')).toMatchObject({ leftOut: '', tooBroad: false });
  });

  it('ends early when nobody waits', async () => {
    const answer = await engine.search(sampleQuery('women'), () => true);
    expect(answer.hits).toEqual([]);
  });

  it('tries again after the indexes could not be read', async () => {
    const ports = samplePorts();
    let fails = 2;
    const unsure = sampleEngine({
      ...ports,
      readIndex: (ref) => (fails > 0 ? Promise.reject(new Error('busy')) : ports.readIndex(ref)),
      readText: (ref) => {
        fails -= 1;
        return fails >= 0 ? Promise.reject(new Error('busy')) : ports.readText(ref);
      },
    });
    await expect(unsure.search(sampleQuery('women'))).rejects.toThrow('busy');
    await expect(unsure.search(sampleQuery('women'))).rejects.toThrow('busy');
    expect((await unsure.search(sampleQuery('human'))).total).toBe(2);
  });
});

describe('an index that is hostile behind checksums that fit', () => {
  const ports = samplePorts();
  const spoiltEngine = (part: number) =>
    sampleEngine({
      ...ports,
      readIndex: async (ref) => {
        const bytes = await ports.readIndex(ref);
        return ref.lang === 'en' ? spoilPart(bytes, part) : bytes;
      },
    });

  it.each(['refs', 'terms', 'termInfo', 'postings', 'words', 'wordInfo'] as const)(
    'is made again when it is asked, and answers what a whole one answers: %s',
    async (part) => {
      const spoilt = spoiltEngine(PARTS[part]);
      for (const text of ['women', 'negotiat*', '-women', '"human security"', 'traficking']) {
        const expected = await engine.search(sampleQuery(text));
        const answer = await spoilt.search(sampleQuery(text));
        expect(answer).toEqual({ ...expected, rebuilt: answer.rebuilt });
      }
      expect((await spoilt.ready()).map(({ lang }) => lang)).toEqual(['en']);
      expect((await spoilt.search(sampleQuery('women'))).rebuilt).toEqual(['en']);
    },
  );

  it('is made again once, however many ask, and for marks too', async () => {
    const spoilt = spoiltEngine(PARTS.words);
    const marks = spoilt.marks('gender-untoc', 'womens');
    const answers = await Promise.all(
      ['women', 'rights', 'climate'].map((text) => spoilt.search(sampleQuery(text))),
    );
    expect(await marks).toEqual(await engine.marks('gender-untoc', 'womens'));
    for (const { rebuilt, hits } of answers) {
      expect(rebuilt).toEqual(['en']);
      expect(hits.length).toBeGreaterThan(0);
    }
    expect(await spoilt.ready()).toHaveLength(1);
  });

  it('fails where the texts cannot be read either, and is tried again', async () => {
    let isDown = true;
    const spoilt = sampleEngine({
      ...ports,
      readIndex: async (ref) => spoilPart(await ports.readIndex(ref), PARTS.postings),
      readText: (ref) => (isDown ? Promise.reject(new Error('busy')) : ports.readText(ref)),
    });
    await expect(spoilt.search(sampleQuery('women'))).rejects.toThrow('busy');
    isDown = false;
    expect((await spoilt.search(sampleQuery('women'))).total).toBe((await search('women')).total);
  });
});

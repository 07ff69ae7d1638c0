import { describe, expect, it } from 'vitest';
import { createDocStore, facetValues, numberOf } from './doc-store.ts';
import { sourceById, sourcesBySymbol, sourcesOfAlias } from './named-sources.ts';
import { sampleCatalogue } from './sample-archive.ts';
import { FACET_NAMES } from './search-types.ts';

const store = createDocStore(sampleCatalogue());

function facetsOf(ref: string) {
  const doc = store.docs.get(ref);
  return doc && Object.fromEntries(FACET_NAMES.map((name) => [name, facetValues(doc, name)]));
}

describe('what is known of documents without their texts', () => {
  it('has every article and source, with what facets count', () => {
    expect(store.docs.size).toBe(10);
    expect(facetsOf('a:gender-untoc')).toEqual({
      language: ['en'],
      topic: ['gender', 'crime'],
      year: ['2024'],
      kind: ['analysis'],
      conference: ['ccpcj-33'],
    });
    expect(store.docs.get('s:untoc-2000')).toMatchObject({ kind: 'treaty', date: '2000-11-15', lang: 'en' });
    expect(facetsOf('s:untoc-2000')).toMatchObject({ year: ['2000'], topic: [], conference: [] });
  });

  it('knows who cites a source, and the number it is printed with', () => {
    expect(store.citedBy.get('untoc-2000')).toEqual(['a:gender-untoc', 'a:firearms-report', 'a:genre-fr']);
    const source = store.sources.get('unscr-1325');
    expect(source && numberOf(source)).toBe('S/RES/1325 (2000)');
  });
});

describe('sources asked for by name', () => {
  it.each([
    ['s/res/1325(2000)', false, ['s:unscr-1325']],
    ['s/res/1325', false, ['s:unscr-1325']],
    ['1325', false, ['s:unscr-1325']],
    ['55/25', false, ['s:untoc-2000']],
    ['132', false, []],
    ['s/res/13', true, ['s:unscr-1325']],
    ['women', false, []],
    ['constructor', false, []],
  ])('%s (a beginning: %j)', (key, isPrefix, expected) => {
    expect([...sourcesBySymbol(store, key, isPrefix).keys()]).toEqual(expected);
  });

  it('an id gives the source and what cites it', () => {
    expect([...sourceById(store, 'unscr-1325').keys()]).toEqual(['s:unscr-1325', 'a:gender-untoc']);
  });

  it('an alias puts the source far before what cites it', () => {
    const scores = sourcesOfAlias(store, {
      type: 'alias',
      text: 'UNTOC',
      original: [],
      names: [],
      sources: ['untoc-2000'],
    });
    expect(scores.size).toBe(4);
    expect(scores.get('s:untoc-2000')).toBeGreaterThan(50 * (scores.get('a:genre-fr') ?? Infinity));
  });
});

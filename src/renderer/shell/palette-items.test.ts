import { describe, expect, it } from 'vitest';
import type { Catalogue, Topic } from '#core/archive/catalogue';
import { buildLookups } from '../archive/build-lookups.ts';
import { article, catalogue, citation, conference, source } from '../archive/testing/records.ts';
import { filterItems } from './filter-items.ts';
import { archiveItems, commandItems, searchItem } from './palette-items.ts';

function itemsOf(records: Partial<Catalogue>, language = 'en') {
  const all = catalogue(records);
  return archiveItems(all, buildLookups(all).works, language);
}
const topicItems = (topics: readonly Topic[], language?: string) => itemsOf({ topics }, language);

const items = topicItems([
  { id: 'wps', label: { en: 'Women, peace and security', fr: 'Femmes, paix et sécurité' } },
  { id: 'peace', label: 'Peace' },
  { id: 'crime', label: 'Organized crime' },
]);

const labels = (query: string) => filterItems(items, query).map(({ label }) => label);

describe('palette items', () => {
  it('puts a title that begins with the query first', () => {
    expect(labels('peace')).toEqual(['Peace', 'Women, peace and security']);
  });

  it('wants every word, in any order and only begun', () => {
    expect(labels('secur wom')).toEqual(['Women, peace and security']);
    expect(labels('peace crime')).toEqual([]);
  });

  it('does not mind accents', () => {
    const french = topicItems([{ id: 'wps', label: 'Femmes, paix et sécurité' }], 'fr');
    expect(filterItems(french, 'securite')).toHaveLength(1);
  });

  it('shows a few of each group only', () => {
    const many = topicItems(Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, label: `Topic ${i}` })));
    expect(filterItems(many, 'topic')).toHaveLength(7);
  });

  it('offers, before anything is typed, what fits the place and what was read last', () => {
    const read = itemsOf({
      articles: [article('a', { title: 'A' }), article('b', { title: 'B' }), article('c', { title: 'C' })],
    });
    const commands = commandItems(new Set(['help', 'about', 'add-note', 'search']), (id) => id);
    const shown = filterItems(read, ' ', { commands, recent: ['c', 'gone', 'a'] });
    expect(shown.map(({ key }) => key)).toEqual([
      'command:add-note',
      'command:search',
      'command:help',
      'article:c',
      'article:a',
    ]);
  });

  it('offers only commands that can act, and never itself', () => {
    const offered = commandItems(new Set(['home', 'palette']), (id) => id);
    expect(offered.map(({ label }) => label)).toEqual(['home']);
  });
});

describe('palette items of an archive', () => {
  const records: Partial<Catalogue> = {
    articles: [
      article('wps-ar', { lang: 'ar', title: 'القرار 1325', translationOf: 'wps' }),
      article('wps', { title: 'Women, peace and security after 1325' }),
      article('palermo', { title: 'The Palermo Convention explained' }),
      article('guns', { title: 'Firearms and violence', citations: [citation(1, 'untoc')] }),
      article('other', { title: 'Courts', citations: [citation(1, 'untoc')] }),
    ],
    sources: [
      source('untoc', { title: 'Convention against Transnational Organized Crime' }),
      source('firearms', {
        title: 'Firearms Protocol',
        relations: [{ type: 'supplements', source: 'untoc' }],
      }),
      source('s-res-1325', {
        title: 'Resolution on women, peace and security',
        identifiers: [{ kind: 'un-symbol', value: 'S/RES/1325 (2000)' }],
      }),
    ],
    conferences: [conference('crime-2027', { title: 'Crime Commission, 36th', organisation: 'ccpcj' })],
    terms: [
      { id: 'untoc', source: 'untoc', names: { en: ['UNTOC', 'Palermo Convention'] } },
      { id: 'ccpcj', organisation: 'ccpcj', names: { en: ['CCPCJ', 'Crime Commission'], fr: ['CPCJP'] } },
    ],
  };
  const keys = (query: string, language = 'en') =>
    filterItems(itemsOf(records, language), query).map(({ key }) => key);

  it.each([
    ['a symbol by its number, before titles', '1325', ['source:s-res-1325', 'article:wps']],
    ['a symbol as it is printed', 'S/RES/1325 (2000)', ['source:s-res-1325']],
    ['a symbol without its year', 's/res/1325', ['source:s-res-1325']],
    ['an alias, then the articles that name it otherwise', 'untoc', ['source:untoc', 'article:palermo']],
    ['the meetings of a body by its acronym', 'ccpcj', ['conference:crime-2027']],
    ['the same by its acronym in another language', 'cpcjp', ['conference:crime-2027']],
    [
      'words in any order, one of them the name of a source it has to do with',
      'palermo firearms',
      ['source:firearms', 'article:guns'],
    ],
    ['nothing by the words of other things alone', 'palermo convention nowhere', []],
  ])('finds %s', (_name, query, expected) => {
    expect(keys(query)).toEqual(expected);
  });

  it('has one row for an article, in the interface’s language where there is one', () => {
    expect(keys('1325', 'ar')).toEqual(['source:s-res-1325', 'article:wps-ar']);
    expect(keys('القرار')).toEqual(['article:wps']);
  });

  it('puts titles of another language after those of the interface', () => {
    expect(keys('palermo', 'fr')).toEqual(['source:untoc', 'article:palermo']);
  });

  it('can search the archive for the words instead', () => {
    const item = searchItem(' palermo  ', 'Search for palermo');
    expect(item).toMatchObject({ key: 'search:words', group: 'search', label: 'Search for palermo' });
    expect(item.action).toMatchObject({ type: 'open', route: { name: 'search', text: 'palermo' } });
  });
});

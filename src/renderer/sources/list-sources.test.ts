import { describe, expect, it } from 'vitest';
import { source } from '../archive/testing/records.ts';
import {
  countKinds,
  filterSources,
  groupSources,
  knownKind,
  prepareSources,
  type ListedSource,
} from './list-sources.ts';

const RECORDS = [
  source('scr-1325', {
    kind: 'resolution',
    title: 'Resolution on women and peace and security',
    number: 'S/RES/1325 (2000)',
    adopted: '2000-10-31',
    authority: 'United Nations Security Council',
  }),
  source('untoc', {
    kind: 'treaty',
    title: 'Convention against Transnational Organized Crime',
    titleShort: 'UNTOC',
    titles: { fr: 'Convention contre la criminalité transnationale organisée' },
    number: 'A/RES/55/25',
  }),
  source('cedaw', { kind: 'treaty', title: 'Convention on the Elimination of Discrimination' }),
  source('toolkit', { kind: 'toolkit', title: 'A toolkit', author: [{ family: 'Silva', given: 'Ána' }] }),
];
const CITED = new Map([
  ['untoc', 5],
  ['toolkit', 7],
  ['scr-1325', 5],
]);
const listed = prepareSources(RECORDS, 'en', (id) => CITED.get(id) ?? 0);
const ids = (rows: readonly ListedSource[]) => rows.map(({ source: { id } }) => id);
const groups = (...args: Parameters<typeof groupSources>) =>
  groupSources(...args).map(({ kind, sources }) => [kind, ids(sources)]);

it('puts sources in the order of their titles, in the language of the interface', () => {
  expect(ids(listed)).toEqual(['toolkit', 'untoc', 'cedaw', 'scr-1325']);
  const french = prepareSources(RECORDS, 'fr', () => 0);
  expect(french.find(({ source: { id } }) => id === 'untoc')?.title).toMatch(/^Convention contre/);
});

describe('filterSources', () => {
  it.each([
    ['', ['toolkit', 'untoc', 'cedaw', 'scr-1325']],
    ['convention', ['untoc', 'cedaw']],
    ['CONVENTION crime', ['untoc']],
    ['criminalite', ['untoc']],
    ['a/res/55/25', ['untoc']],
    ['s/res/1325(2000)', ['scr-1325']],
    ['S/RES/1325 (2000)', ['scr-1325']],
    ['security council 2000', ['scr-1325']],
    ['ana silva', ['toolkit']],
    ['convention zebra', []],
  ])('finds for %j', (words, expected) => {
    expect(ids(filterSources(listed, words))).toEqual(expected);
  });

  it('does not find a word that only two neighbouring fields make together', () => {
    expect(filterSources(listed, 'crimeuntoc')).toEqual([]);
  });
});

describe('groupSources', () => {
  it('groups by kind, and by title inside', () => {
    expect(groups(listed, undefined, 'title', 100)).toEqual([
      ['treaty', ['untoc', 'cedaw']],
      ['resolution', ['scr-1325']],
      ['toolkit', ['toolkit']],
    ]);
  });

  it('makes one list of one kind', () => {
    expect(groups(listed, 'treaty', 'title', 100)).toEqual([[null, ['untoc', 'cedaw']]]);
    expect(groups(listed, 'protocol', 'title', 100)).toEqual([]);
  });

  it('puts the most cited first, and equals by title', () => {
    expect(groups(listed, undefined, 'cited', 100)).toEqual([
      [null, ['toolkit', 'untoc', 'scr-1325', 'cedaw']],
    ]);
  });

  it('stops at the limit, over all groups', () => {
    expect(groups(listed, undefined, 'title', 3)).toEqual([
      ['treaty', ['untoc', 'cedaw']],
      ['resolution', ['scr-1325']],
    ]);
  });
});

it('counts each kind of the archive among what the filter leaves', () => {
  expect(countKinds(listed, filterSources(listed, 'convention'))).toEqual([
    { kind: 'treaty', count: 2 },
    { kind: 'resolution', count: 0 },
    { kind: 'toolkit', count: 0 },
  ]);
});

it.each([
  ['treaty', 'treaty'],
  ['protocol', undefined],
  ['nonsense', undefined],
  [undefined, undefined],
])('takes the kind %s of an address as %s', (kind, expected) => {
  expect(knownKind(kind, listed)).toBe(expected);
});

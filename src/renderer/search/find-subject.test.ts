import { describe, expect, it } from 'vitest';
import type { Organisation, Term } from '#core/archive/catalogue';
import { catalogue, source } from '../archive/testing/records.ts';
import { findSubject } from './find-subject.ts';

const symbol = (value: string, part?: string) => ({
  kind: 'un-symbol' as const,
  value,
  ...(part === undefined ? {} : { part }),
});
const sources = [
  { ...source('tip'), title: 'The Trafficking Protocol', identifiers: [symbol('A/RES/55/25', 'annex II')] },
  {
    ...source('untoc'),
    title: 'The Convention',
    titleShort: 'UNTOC',
    identifiers: [symbol('A/RES/55/25', 'annex I')],
  },
  {
    ...source('scr'),
    title: 'Resolution 1325',
    number: 'S/RES/1325 (2000)',
    identifiers: [symbol('S/RES/1325 (2000)')],
  },
  { ...source('book'), title: 'A book', titles: { fr: 'Un livre' } },
];
const terms: readonly Term[] = [
  { id: 'untoc', names: { en: ['Palermo Convention'], ar: ['اتفاقية باليرمو'] }, source: 'untoc' },
  { id: 'ccpcj', names: { en: ['Crime Commission'] }, organisation: 'ccpcj' },
];
const organisations: readonly Organisation[] = [
  { id: 'ccpcj', names: { en: 'Commission on Crime Prevention' }, acronyms: ['CCPCJ'] },
];
const records = {
  ...catalogue({ articles: [], sources, topics: [], conferences: [] }),
  terms,
  organisations,
};

function found(query: string): string {
  const subject = findSubject(records, query);
  if (subject === undefined) return '';
  return subject.type === 'organisation'
    ? subject.organisation.id
    : [subject.source, ...subject.others].map(({ id }) => id).join(' ');
}

describe('what a query names', () => {
  it.each([
    ['UNTOC', 'untoc'],
    ['  untoc ', 'untoc'],
    ['palermo convention', 'untoc'],
    ['اتفاقية باليرمو', 'untoc'],
    ['un livre', 'book'],
    ['A/RES/55/25', 'untoc tip'],
    ['55/25', 'untoc tip'],
    ['S/RES/1325', 'scr'],
    ['s/res/1325 (2000)', 'scr'],
    ['UNSCR 1325', 'scr'],
    ['1325', 'scr'],
    ['CCPCJ', 'ccpcj'],
    ['crime commission', 'ccpcj'],
    ['UNTOC women', ''],
    ['55', ''],
    ['book', ''],
    ['"', ''],
    ['', ''],
  ])('%j is %j', (query, expected) => {
    expect(found(query)).toBe(expected);
  });
});

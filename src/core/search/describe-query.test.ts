import { describe, expect, it } from 'vitest';
import { createAliasTable, expandAliases } from './aliases.ts';
import { markQueryOf, otherNames, readClauses } from './describe-query.ts';
import { parseQuery } from './parse-query.ts';
import { sampleCatalogue } from './sample-archive.ts';

const table = createAliasTable(sampleCatalogue().terms);
const read = (text: string, isTyping = false) => expandAliases(parseQuery(text, isTyping).root, table);

describe('a query as it was read', () => {
  it.each<[string, readonly string[], string]>([
    ['women rights', ['term women', 'term rights'], 'women rights'],
    ['"human rights" -men', ['phrase "human rights"', 'not -men'], '"human rights"'],
    ['title:gender topic:"organised crime"', ['field title:gender', 'filter topic:"organised crime"'], ''],
    ['title:"organised crime"', ['field title:"organised crime"'], ''],
    ['res 1325', ['symbol S/RES/1325'], 'S/RES/1325'],
    ['UNTOC women', ['alias UNTOC', 'term women'], 'UNTOC women'],
    ['prison*', ['term prison*'], 'prison*'],
    ['a OR b c', ['term a OR (b c)'], 'a b c'],
    ['"human rights"~5', ['phrase "human rights"~5'], '"human rights"~5'],
    ['women -is:unread in:notes', ['term women', 'not -is:unread', 'filter in:notes'], 'women'],
    ['-(a b)', ['not -a b'], ''],
    ['', [], ''],
  ])('%j', (text, clauses, markQuery) => {
    expect(readClauses(read(text)).map((clause) => `${clause.kind} ${clause.text}`)).toEqual(clauses);
    expect(markQueryOf(read(text))).toBe(markQuery);
  });

  it.each([
    ['human ri', 'human ri*'],
    ['"human ri', '"human ri*"'],
    ['A/RES/55/2', 'A/RES/55/2*'],
  ])('marks beginnings while typing: %j', (text, expected) => {
    expect(markQueryOf(read(text, true))).toBe(expected);
  });

  it('tells the other names once, those of the interface first', () => {
    expect(otherNames(read('UNTOC untoc'), 'fr').slice(0, 2)).toEqual([
      'Convention de Palerme',
      'Palermo Convention',
    ]);
    expect(otherNames(read('UNTOC'), 'en')[0]).toBe('Palermo Convention');
    expect(otherNames(read('women'), 'en')).toEqual([]);
  });

  it('reads its own marking query as the same words', () => {
    for (const text of ['women "human rights" prison*', 'res 1325', 'UNTOC']) {
      const marks = markQueryOf(read(text));
      expect(markQueryOf(read(marks))).toBe(marks);
    }
  });
});

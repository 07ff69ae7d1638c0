import { describe, expect, it } from 'vitest';
import { createAliasTable, expandAliases } from './aliases.ts';
import { readClauses } from './describe-query.ts';
import { parseQuery } from './parse-query.ts';
import { walk, type QueryNode } from './query.ts';
import { asksOnlyStopWords, quoteTerms, relaxQuery } from './reshape-query.ts';
import { sampleCatalogue } from './sample-archive.ts';

const table = createAliasTable(sampleCatalogue().terms);
const read = (text: string): QueryNode => expandAliases(parseQuery(text, false).root, table);
const show = (node: QueryNode | undefined): string | undefined =>
  node &&
  readClauses(node)
    .map((clause) => clause.text)
    .join(' & ');

describe('any instead of all of the words', () => {
  it.each([
    ['women men', 0, 'women OR men'],
    ['women men', 1, undefined],
    ['women', 0, undefined],
    ['women "side by side" -war', 0, undefined],
    ['women men "side by side" -war', 0, '"side by side" & -war & women OR men'],
    ['women men children', 0, 'women OR men OR children'],
    ['women men children', 1, undefined],
    ['women men children prisons', 2, 'women OR men OR children OR prisons'],
    ['women men children prisons', 3, undefined],
    ['do women and men and children ask for other prisons', 9, 'women OR men OR children OR ask OR prisons'],
    ['do women and men and children ask for other prisons', 10, undefined],
    ['treaty treaties', 0, undefined],
    ['treaty women treaties', 0, 'treaty OR women'],
    ['peace-building women', 0, 'peace OR building OR women'],
    ['state-of-the-art prisons art', 0, 'state OR art OR prisons'],
    ['1,325 women', 0, '1,325 OR women'],
    ['women of the world', 0, 'women OR world'],
    ['the women', 0, undefined],
    ['妇女权', 0, undefined],
    ['palermo convention women', 0, 'palermo convention OR women'],
    [
      'women men children "side by side" topic:gender -war',
      0,
      '"side by side" & topic:gender & -war & women OR men OR children',
    ],
    ['"women men children"', 0, undefined],
    ['a OR b', 0, undefined],
    ['妇女权利教育', 0, '妇女 OR 女权 OR 权利 OR 利教 OR 教育'],
    ['', 0, undefined],
  ])('%j, with %i found: %j', (text, found, expected) => {
    expect(show(relaxQuery(read(text), 'en', found)?.root)).toBe(expected);
  });
});

describe('the words that an answer may lack', () => {
  it.each([
    ['peace-building women', ['peace-building', 'women']],
    ['treaty women treaties', ['treaty', 'women']],
  ])('%j: %j', (text, expected) => {
    const words = relaxQuery(read(text), 'en', 0)?.words.map((node) => ('text' in node ? node.text : ''));
    expect(words).toEqual(expected);
  });

  it('only the last part of a compound may go on', () => {
    const root = parseQuery('women peace-buil*', false).root;
    const asked = relaxQuery(root, 'en', 0)?.root;
    const leaves = asked ? walk(asked).filter((node) => node.type === 'term') : [];
    expect(leaves.map(({ text, prefix }) => [text, prefix])).toEqual([
      ['women', false],
      ['peace', false],
      ['buil', true],
    ]);
  });
});

describe('a query of stop words', () => {
  it.each([
    ['to be or not to be', 'en', true],
    ['who', 'en', true],
    ['the women', 'en', false],
    ['les', 'fr', true],
    ['les', 'en', false],
    ['"to be"', 'en', false],
    ['-the', 'en', false],
    ['', 'en', false],
  ])('%j in %s asks only stop words: %j', (text, lang, expected) => {
    expect(asksOnlyStopWords(read(text), lang)).toBe(expected);
  });

  it.each([
    ['to be or not to be', '"to be or not to be"'],
    ['who', '"who"'],
    ['title:the', 'title:"the"'],
    ['the topic:gender', '"the" & topic:gender'],
    ['the OR who', '"the" OR "who"'],
  ])('%j is asked as %s', (text, expected) => {
    expect(show(quoteTerms(read(text)))).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import type { ArticleText } from '#core/archive/article-text';
import { citationsAt, paragraphsOf, quoteWords } from './cited-passage.ts';

const text: ArticleText = {
  version: 1,
  text: 'Head\nFirst here. Second here.\nThird here.',
  blocks: [
    { id: 'h', kind: 'heading', level: 2, start: 0, end: 4 },
    { id: 'a', kind: 'paragraph', number: 1, start: 5, end: 29 },
    { id: 'b', kind: 'paragraph', number: 2, start: 30, end: 41 },
  ],
};
const range = (words: string) => {
  const start = text.text.indexOf(words);
  return { start, end: start + words.length };
};

it('quotes as the language of the words does', () => {
  expect(quoteWords(' one\ntwo ', 'en-GB')).toBe('“one two”');
  expect(quoteWords('mots', 'fr')).toBe('« mots »');
  expect(quoteWords('كلمات', 'ar')).toBe('«كلمات»');
});

it.each([
  ['First', '1'],
  ['here.\nThird', '1-2'],
  ['Head', undefined],
])('names the paragraphs of %j', (words, expected) => {
  expect(paragraphsOf(text, range(words))).toBe(expected);
});

describe('the sources of the sentences that are quoted', () => {
  const citations = [
    { number: 1, source: 'one', places: [{ block: 'a', offset: 16 }] },
    { number: 2, source: 'two', places: [{ block: 'a', offset: 29 }] },
    { number: 3, places: [{ block: 'a', offset: 29 }] },
    { number: 4, source: 'four', places: [{ block: 'b', offset: 35 }] },
  ];
  it.each([
    ['First', [1]],
    ['Second here', [2]],
    ['here. Second', [1, 2]],
    ['here.\nThird', [2, 4]],
    ['Head', []],
  ])('of %j are %j', (words, expected) => {
    const found = citationsAt({ citations, lang: 'en' }, text, range(words));
    expect(found.map(({ number }) => number)).toEqual(expected);
  });
});

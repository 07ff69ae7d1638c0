import { expect, test } from 'vitest';
import type { ReadClause } from '#core/search/search-types';
import { distinctClauses, distinctWords } from './distinct.ts';

test('a word that is there twice is named once, where it was first', () => {
  expect(distinctWords(['women', 'crime', 'women'])).toEqual(['women', 'crime']);
});

test('of clauses that read alike the first stays; a phrase is not the word it holds', () => {
  const clause = (kind: ReadClause['kind'], text: string, rest: string): ReadClause => ({ kind, text, rest });
  const first = clause('term', 'women', 'a');
  const phrase = clause('phrase', 'women', 'b');
  expect(distinctClauses([first, phrase, clause('term', 'women', 'c')])).toEqual([first, phrase]);
});

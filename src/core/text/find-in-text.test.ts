import { describe, expect, it } from 'vitest';
import { createTextFinder, MAX_FOUND } from './find-in-text.ts';

const found = (text: string, query: string): readonly string[] =>
  createTextFinder(text)(query).ranges.map(({ start, end }) => text.slice(start, end));

describe('createTextFinder', () => {
  it.each<[string, string, readonly string[]]>([
    ['Women, peace and security: WOMEN', 'women', ['Women', 'WOMEN']],
    ['La négociation des négociations', 'negociation', ['négociation', 'négociation']],
    ['negociacion', 'negociación', ['negociacion']],
    ['اتفاقيّة الأمم المتحدة', 'اتفاقية', ['اتفاقيّة']],
    ['Straße und Strasse', 'strasse', ['Straße', 'Strasse']],
    ['Resolution ١٣٢٥ and 1325', '1325', ['١٣٢٥', '1325']],
    ['the Secretary‑General’s report', "secretary-general's", ['Secretary‑General’s']],
    ['e\u0301cole', 'ecole', ['e\u0301cole']],
    ['two\u00a0words, two  words', 'two words', ['two\u00a0words']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['end', 'd', ['d']],
  ])('finds in %j what is meant by %j', (text, query, expected) => {
    expect(found(text, query)).toEqual(expected);
  });

  it('takes a whole letter where the words end inside it', () => {
    expect(found('Maß', 'mas')).toEqual(['Maß']);
  });

  it.each(['', ' ', '\n\t'])('finds nothing for %j', (query) => {
    expect(createTextFinder('some words')(query)).toEqual({ ranges: [], isMore: false });
  });

  it('does not find words across two blocks', () => {
    expect(found('first\nsecond', 'first second')).toEqual([]);
  });

  it('stops counting and says so', () => {
    const { ranges, isMore } = createTextFinder('e '.repeat(MAX_FOUND + 1))('e');
    expect(ranges).toHaveLength(MAX_FOUND);
    expect(isMore).toBe(true);
  });
});

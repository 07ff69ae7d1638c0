import { describe, expect, it } from 'vitest';
import { sampleAnswer } from '#core/search/sample-answer';
import { EMPTY_SEARCH_STATE, reduceSearch, toggleFacet } from './search-state.ts';

const answer = sampleAnswer();

describe('reduceSearch', () => {
  it('keeps the last answer while the next question is on its way', () => {
    const answered = reduceSearch(EMPTY_SEARCH_STATE, { type: 'answered', key: 'a', answer });
    expect(reduceSearch(answered, { type: 'asked' })).toBe(answered);
  });

  it('says that it searches when there is nothing to keep', () => {
    expect(reduceSearch(EMPTY_SEARCH_STATE, { type: 'asked' })).toEqual({ status: 'searching' });
    const failed = reduceSearch(EMPTY_SEARCH_STATE, { type: 'failed', code: 'too-slow' });
    expect(reduceSearch(failed, { type: 'asked' })).toEqual({ status: 'searching' });
  });

  it('is empty again when the box is', () => {
    const answered = reduceSearch(EMPTY_SEARCH_STATE, { type: 'answered', key: 'a', answer });
    expect(reduceSearch(answered, { type: 'cleared' })).toEqual({ status: 'empty' });
  });
});

describe('toggleFacet', () => {
  it('puts a value in beside the others', () => {
    expect(toggleFacet({ language: ['en'] }, 'language', 'fr')).toEqual({ language: ['en', 'fr'] });
  });

  it('leaves a facet out once it has no value', () => {
    expect(toggleFacet({ language: ['en'], year: ['2000'] }, 'language', 'en')).toEqual({ year: ['2000'] });
  });
});

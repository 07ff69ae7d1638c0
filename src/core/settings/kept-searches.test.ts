import { describe, expect, it } from 'vitest';
import { countNew } from './kept-searches.ts';

describe('what is new to a saved search', () => {
  const seen = { edition: 1, total: 2, ids: ['article:a', 'article:b'] };

  it('is what it did not have, also where something went', () => {
    expect(countNew(seen, { total: 2, ids: ['article:b', 'article:a'] })).toBe(0);
    expect(countNew(seen, { total: 2, ids: ['article:b', 'article:c'] })).toBe(1);
    expect(countNew(seen, { total: 0, ids: [] })).toBe(0);
  });

  it('is at least how many more there are, where not every id is known', () => {
    const many = { edition: 1, total: 900, ids: ['article:a'] };
    expect(countNew(many, { total: 905, ids: ['article:b'] })).toBe(5);
    expect(countNew(many, { total: 2, ids: ['article:x', 'article:y'] })).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { SavedSearch } from '#core/settings/kept-searches';
import type { SearchPort } from '../archive/search-port.ts';
import { EMPTY_SEARCH } from '../routing/route.ts';
import { routeOfSaved, savedAs, seenNow } from './saved-search.ts';

const saved: SavedSearch = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Mine',
  text: 'women crime',
  facets: { language: ['en', 'fr'], year: ['2024'] },
  sort: 'date',
  seen: { edition: 1, total: 0, ids: [] },
};

/** A port that gives these answers to what is asked, one after the other. */
function portOf(...answers: readonly (readonly string[] | null)[]): SearchPort {
  const left = [...answers];
  return {
    search: async () => null,
    ids: async () => {
      const value = left.shift();
      return value === undefined ? { ok: false, code: 'internal', message: 'a test' } : { ok: true, value };
    },
    marks: async () => ({ ok: true, value: [] }),
    marksInText: async () => ({ ok: true, value: [] }),
    close: () => undefined,
  };
}

describe('a saved search', () => {
  it('is known by what it asks for, in whatever order and spacing', () => {
    const asked = { text: ' women  crime', facets: { year: ['2024'], language: ['fr', 'en'] } };
    expect(savedAs([saved], asked)).toBe(saved);
    expect(savedAs([saved], { ...asked, text: 'women' })).toBeUndefined();
    expect(savedAs([saved], { ...asked, facets: { year: ['2024'] } })).toBeUndefined();
    expect(savedAs([saved], { ...asked, within: 'women' })).toBeUndefined();
  });

  it('opens as it was saved', () => {
    const { text, facets } = saved;
    expect(routeOfSaved(saved)).toEqual({ ...EMPTY_SEARCH, text, facets, sort: 'date' });
  });

  it('has been seen with all its results, or with as many ids as are kept', async () => {
    expect(await seenNow(portOf(['article:a']), saved, 'en', 3)).toEqual({
      edition: 3,
      total: 1,
      ids: ['article:a'],
    });
    const many = Array.from({ length: 1000 }, (_unused, n) => `article:a-${n}`);
    const seen = await seenNow(portOf(many), saved, 'en', 3);
    expect([seen?.total, seen?.ids.length]).toEqual([1000, 300]);
  });

  it('is asked again where time ran out, and given up where it fails', async () => {
    expect(await seenNow(portOf(null, null, ['article:a']), saved, 'en', 3)).toMatchObject({ total: 1 });
    expect(await seenNow(portOf(), saved, 'en', 3)).toBeUndefined();
    expect(await seenNow(portOf(null, null, null, null, null, []), saved, 'en', 3)).toBeUndefined();
  });
});

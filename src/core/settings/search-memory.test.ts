import { describe, expect, it } from 'vitest';
import { MAX_HISTORY, MAX_SAVED_SEARCHES, type SavedSearch } from './kept-searches.ts';
import {
  parseSearchMemory,
  rememberSearch,
  removeSearch,
  saveSearch,
  type SearchMemory,
} from './search-memory.ts';

const ARCHIVE = 'starter@0123456789abcdef';
const EMPTY: SearchMemory = { history: [], saved: new Map() };
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const search = (n: number, more: Partial<SavedSearch> = {}): SavedSearch => ({
  id: uuid(n),
  name: `Search ${n}`,
  text: 'women',
  facets: { language: ['en'] },
  sort: 'date',
  seen: { edition: 1, total: 1, ids: ['article:a-1'] },
  ...more,
});

function saved(memory: SearchMemory | 'invalid' | 'too-many'): SearchMemory {
  if (typeof memory === 'string') throw new Error(memory);
  return memory;
}

describe('the history of searches', () => {
  it('has each search once, the newest first, and not too many', () => {
    let memory: SearchMemory = EMPTY;
    for (let n = 0; n < MAX_HISTORY + 5; n += 1) memory = rememberSearch(memory, `word ${n}`) ?? memory;
    memory = rememberSearch(memory, '  word 20 ') ?? memory;
    expect(memory.history).toHaveLength(MAX_HISTORY);
    expect(memory.history.slice(0, 3)).toEqual(['word 20', 'word 24', 'word 23']);
  });

  it.each([[''], ['   '], [7], [undefined], ['x'.repeat(401)]])('does not keep %j', (text) => {
    expect(rememberSearch(EMPTY, text)).toBeUndefined();
  });
});

describe('saved searches', () => {
  it('are kept in their order, changed in their place, and taken away', () => {
    const two = saved(saveSearch(saved(saveSearch(EMPTY, ARCHIVE, search(1))), ARCHIVE, search(2)));
    const renamed = saved(saveSearch(two, ARCHIVE, search(1, { name: ' Mine ' })));
    expect(renamed.saved.get(ARCHIVE)?.map(({ name }) => name)).toEqual(['Mine', 'Search 2']);
    expect(removeSearch(renamed, ARCHIVE, uuid(1)).saved.get(ARCHIVE)).toEqual([search(2)]);
  });

  it('are refused where they are none, or too many', () => {
    expect(saveSearch(EMPTY, ARCHIVE, search(1, { name: ' ' }))).toBe('invalid');
    expect(saveSearch(EMPTY, ARCHIVE, { ...search(1), id: '__proto__' })).toBe('invalid');
    expect(saveSearch(EMPTY, '__proto__', search(1))).toBe('invalid');
    const ids = Array.from({ length: 301 }, (_unused, n) => `article:a-${n}`);
    expect(saveSearch(EMPTY, ARCHIVE, search(1, { seen: { edition: 1, total: 301, ids } }))).toBe('invalid');
    let memory = EMPTY;
    for (let n = 0; n < MAX_SAVED_SEARCHES; n += 1) memory = saved(saveSearch(memory, ARCHIVE, search(n)));
    expect(saveSearch(memory, ARCHIVE, search(99))).toBe('too-many');
    expect(saved(saveSearch(memory, ARCHIVE, search(3, { name: 'x' }))).saved.get(ARCHIVE)?.[3]?.name).toBe(
      'x',
    );
  });

  it('come back from the disk; what is damaged is left out', () => {
    const memory = saved(saveSearch({ ...EMPTY, history: ['women'] }, ARCHIVE, search(1)));
    const disk: unknown = JSON.parse(
      JSON.stringify({ history: memory.history, saved: Object.fromEntries(memory.saved) }),
    );
    expect(parseSearchMemory(disk)).toEqual(memory);
    const damaged = {
      history: ['a', 7, ''],
      saved: { [ARCHIVE]: [search(1), { id: 1 }], junk: [search(2)] },
    };
    expect(parseSearchMemory(damaged)).toEqual({ history: ['a'], saved: new Map([[ARCHIVE, [search(1)]]]) });
    for (const junk of [undefined, null, 7, [], 'x', { history: 1, saved: [] }])
      expect(parseSearchMemory(junk)).toEqual(EMPTY);
  });
});

import { describe, expect, it } from 'vitest';
import { createDocStore } from './doc-store.ts';
import { countFacets } from './facet-columns.ts';
import { sampleCatalogue } from './sample-archive.ts';
import type { FacetSelection } from './search-types.ts';

const store = createDocStore(sampleCatalogue());
const all = Uint32Array.from(store.all, ({ number }) => number);

describe('facets', () => {
  it.each<[FacetSelection, number]>([
    [{}, 10],
    [{ language: [] }, 10],
    [{ language: ['fr'] }, 1],
    [{ language: ['fr', 'es'] }, 2],
    [{ language: ['en'], kind: ['news'] }, 1],
    [{ language: ['fr'], kind: ['news'] }, 0],
    [{ language: ['no such'] }, 0],
  ])('%j lets %i documents pass', (selection, expected) => {
    expect(countFacets(all, selection, store).chosen).toHaveLength(expected);
  });

  it('count every value, the most frequent first, years from the newest', () => {
    const { counts } = countFacets(all, {}, store);
    expect(counts.language[0]).toEqual({ value: 'en', count: 5 });
    expect(counts.topic.slice(0, 2)).toEqual([
      { value: 'gender', count: 6 },
      { value: 'crime', count: 2 },
    ]);
    expect(counts.year.map(({ value }) => value)).toEqual(['2025', '2024', '2023', '2000']);
    expect(counts.conference).toEqual([
      { value: 'ccpcj-33', count: 1 },
      { value: 'cop-12', count: 1 },
    ]);
  });

  it('count only what was found', () => {
    const found = all.filter((number) => store.all[number]?.id === 'climate-news');
    const { chosen, counts } = countFacets(found, {}, store);
    expect(chosen).toEqual(found);
    expect(counts.kind).toEqual([{ value: 'news', count: 1 }]);
  });

  it('count what choosing another value of the same facet would add, within the other facets', () => {
    const { counts } = countFacets(all, { language: ['fr'], topic: ['firearms'] }, store);
    expect(counts.language).toEqual([
      { value: 'en', count: 1 },
      { value: 'fr', count: 0 },
    ]);
    expect(counts.topic).toContainEqual({ value: 'gender', count: 1 });
    expect(counts.topic).toContainEqual({ value: 'firearms', count: 0 });
    expect(counts.kind).toEqual([]);
  });
});

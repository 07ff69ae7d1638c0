import { describe, expect, it } from 'vitest';
import { sampleIndex } from './sample-engine.ts';
import { INDEX_FIELDS } from './search-index.ts';

describe('an index over lunr', () => {
  it('finds documents with any of the terms, those with both higher', async () => {
    const index = await sampleIndex('en');
    const both = index.find(['right', 'firearm'], ['all']);
    const one = index.find(['right'], ['all']);
    expect([...both.keys()].toSorted()).toEqual(['a:firearms-report', 'a:gender-untoc']);
    expect(both.get('a:firearms-report')).toBeGreaterThan(both.get('a:gender-untoc') ?? Infinity);
    expect(both.get('a:gender-untoc')).toBeCloseTo(one.get('a:gender-untoc') ?? 0, 6);
  });

  it('keeps to the fields that are named', async () => {
    const index = await sampleIndex('en');
    expect([...index.find(['firearm'], ['title']).keys()]).toEqual(['a:firearms-report']);
    expect(index.find(['transnat'], ['title']).has('a:firearms-report')).toBe(false);
    expect(index.find(['transnat'], ['source']).has('a:firearms-report')).toBe(true);
  });

  it.each([[[]], [['*']], [['c*']], [['zzz']], [['__proto__']], [['constructor']], [['']]])(
    'finds nothing for %j, and fails for none',
    async (terms) => {
      expect((await sampleIndex('en')).find(terms, INDEX_FIELDS).size).toBe(0);
    },
  );

  it('gives a list it has found before without asking again', async () => {
    const index = await sampleIndex('en');
    expect(index.find(['right'], ['all'])).toBe(index.find(['right'], ['all']));
    expect(index.find(['right'], ['title'])).not.toBe(index.find(['right'], ['all']));
  });
});

import { describe, expect, it } from 'vitest';
import { indexSettings } from './index-settings.ts';
import { openIndex } from './load-index.ts';
import { PackedBuilder } from './packed/packed-builder.ts';
import { byName, sampleIndex } from './sample-engine.ts';
import { INDEX_FIELDS, type IndexField } from './search-index.ts';

describe('an index over packed bytes', () => {
  it('finds documents with any of the terms, those with both higher', async () => {
    const index = await sampleIndex('en');
    const both = byName(index.find(['right', 'firearm'], ['all']), index);
    const one = byName(index.find(['right'], ['all']), index);
    expect([...both.keys()].toSorted()).toEqual(['a:firearms-report', 'a:gender-untoc']);
    expect(both.get('a:firearms-report')).toBeGreaterThan(both.get('a:gender-untoc') ?? Infinity);
    expect(both.get('a:gender-untoc')).toBeCloseTo(one.get('a:gender-untoc') ?? 0, 6);
  });

  it('keeps to the fields that are named', async () => {
    const index = await sampleIndex('en');
    const found = (term: string, field: IndexField) => [...byName(index.find([term], [field]), index).keys()];
    expect(found('firearm', 'title')).toEqual(['a:firearms-report']);
    expect(found('transnat', 'title')).not.toContain('a:firearms-report');
    expect(found('transnat', 'source')).toContain('a:firearms-report');
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

it('reads the bytes of Node as any other, wherever they lie in its memory', () => {
  // So long that lengths take two bytes, which are copied.
  const tokens = Array.from({ length: 300 }, (_, index) => ({ term: `t${index}`, word: `t${index}`, index }));
  const builder = new PackedBuilder(indexSettings('en'));
  builder.add({ ref: 'a:long', tokens: [tokens, tokens, [], []] });
  const { index: bytes } = builder.build();
  const opened = openIndex([Buffer.concat([Buffer.alloc(1), bytes]).subarray(1)], 'en');
  const found = opened.ok ? byName(opened.value.find(['t7'], ['title']), opened.value) : undefined;
  expect(found?.has('a:long')).toBe(true);
});

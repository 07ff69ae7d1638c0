import { describe, expect, it } from 'vitest';
import { loadIndexes } from './load-indexes.ts';
import { samplePorts } from './sample-engine.ts';

const ports = samplePorts();
const manyOf = (indexes: typeof ports.indexes) =>
  indexes.flatMap((ref) => Array.from({ length: 1000 }, () => ref));
const LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];

describe('opening the indexes of an edition', () => {
  it('opens one for every language', async () => {
    const { indexes, rebuilt } = await loadIndexes(ports);
    expect(indexes.map((index) => index.lang)).toEqual(LANGUAGES);
    expect(rebuilt).toEqual([]);
  });

  it.each<[string, Partial<typeof ports>]>([
    ['damaged', { readIndex: async (ref) => (await ports.readIndex(ref)).slice(0, 500) }],
    ['not to be read', { readIndex: () => Promise.reject(new Error('no file')) }],
    ['missing', { indexes: [] }],
    ['of an older version', { indexes: ports.indexes.map((ref) => ({ ...ref, engine: 'lunr-2.3.9/1' })) }],
    ['of a thousand pieces', { indexes: manyOf(ports.indexes) }],
    ['of another type', { indexes: ports.indexes.map((ref) => ({ ...ref, type: 'application/json' })) }],
  ])('makes again what is %s, and says so', async (_name, broken) => {
    const { indexes, rebuilt } = await loadIndexes({ ...ports, ...broken });
    expect(rebuilt.map((one) => one.lang)).toEqual(LANGUAGES);
    const english = indexes.find((index) => index.lang === 'en');
    const whole = (await loadIndexes(ports)).indexes.find((index) => index.lang === 'en');
    expect(english?.find(['negoti'], ['all'])).toEqual(whole?.find(['negoti'], ['all']));
    expect(new Set(english?.numbers.keys())).toEqual(new Set(whole?.numbers.keys()));
  });

  it('makes again what was made for other documents', async () => {
    const [gone, ...sources] = ports.catalogue.sources;
    const { indexes, rebuilt } = await loadIndexes({ ...ports, catalogue: { ...ports.catalogue, sources } });
    expect(rebuilt).toContainEqual({ lang: 'en', reason: 'made for other documents' });
    for (const index of indexes) expect(index.numbers.has(`s:${gone?.id ?? ''}`)).toBe(false);
  });

  it('tells before it begins to make one again', async () => {
    const told: string[] = [];
    const indexes = ports.indexes.filter(({ lang }) => lang !== 'ru');
    await loadIndexes({ ...ports, indexes, onRebuild: (lang) => told.push(lang) });
    expect(told).toEqual(['ru']);
  });

  it('fails only where the texts cannot be read either', async () => {
    const readText = () => Promise.reject(new Error('no texts'));
    await expect(loadIndexes({ ...ports, indexes: [], readText })).rejects.toThrow('no texts');
  });
});

import { describe, expect, it } from 'vitest';
import { isValidIndex } from './is-valid-index.ts';
import { loadIndexes } from './load-indexes.ts';
import { samplePorts } from './sample-engine.ts';

const ports = samplePorts();
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
    [
      'of another engine',
      { readIndex: async (ref) => (await ports.readIndex(ref)).replace('lunr-2.3.9/1', 'other') },
    ],
  ])('makes again what is %s, and says so', async (_name, broken) => {
    const { indexes, rebuilt } = await loadIndexes({ ...ports, ...broken });
    expect(rebuilt.map((one) => one.lang)).toEqual(LANGUAGES);
    const english = indexes.find((index) => index.lang === 'en');
    const whole = (await loadIndexes(ports)).indexes.find((index) => index.lang === 'en');
    expect(english?.find(['negoti'], ['all'])).toEqual(whole?.find(['negoti'], ['all']));
    expect(english?.refs).toEqual(whole?.refs);
  });

  it('fails only where the texts cannot be read either', async () => {
    const readText = () => Promise.reject(new Error('no texts'));
    await expect(loadIndexes({ ...ports, indexes: [], readText })).rejects.toThrow('no texts');
  });
});

describe('an index file of a bundle', () => {
  it.each([
    ['zh', 'zh-Hans', true],
    ['en', 'en', true],
    ['en', 'fr', false],
  ])('%s as %s is valid: %j', async (file, lang, expected) => {
    const ref = ports.indexes.find((one) => one.lang === file)!;
    expect(isValidIndex(await ports.readIndex(ref), { lang })).toBe(expected);
  });

  it('is not any JSON', () => expect(isValidIndex('{"version":1}', { lang: 'en' })).toBe(false));
});

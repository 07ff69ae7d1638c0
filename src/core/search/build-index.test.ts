import { describe, expect, it } from 'vitest';
import { buildIndexes } from './build-index.ts';
import { parseIndex } from './load-index.ts';
import { sampleInput } from './sample-archive.ts';

const built = buildIndexes(sampleInput());

function english(): string {
  return built.find((one) => one.lang === 'en')?.json ?? '';
}

describe('building indexes', () => {
  it('makes one for every language that has documents', () => {
    expect(built.map((one) => one.lang)).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh']);
    expect(new Set(built.map((one) => one.engine))).toEqual(new Set(['lunr-2.3.9/1']));
  });

  it('gives the same bytes for the same content in any order', () => {
    const input = sampleInput();
    const turned = { ...input, articles: input.articles.toReversed(), sources: input.sources.toReversed() };
    expect(buildIndexes(turned)).toEqual(built);
  });

  it('opens what it built', () => {
    for (const one of built) {
      const index = parseIndex(one.json, one.lang);
      expect(
        index.ok && index.value.refs.size > 0 && index.value.words.beginningWith('', 1).words.length > 0,
      ).toBe(true);
    }
  });
});

describe('opening a damaged index is refused', () => {
  type Mutable = { [key: string]: Mutable } & Mutable[];
  const mutations: readonly (readonly [string, (file: Mutable) => unknown])[] = [
    ['another version', (file) => Object.assign(file, { version: 2 })],
    ['another engine', (file) => Object.assign(file, { engine: 'x' })],
    ['another language', (file) => Object.assign(file, { lang: 'fr' })],
    ['no surface', (file) => Object.assign(file, { surface: 3 })],
    ['unsorted surface', (file) => file['surface']!.reverse()],
    ['surface with numbers', (file) => Object.assign(file['surface']![0]!, { 0: 5 })],
    ['another lunr', (file) => Object.assign(file['lunr']!, { version: '2.3.8' })],
    ['an unknown pipeline', (file) => Object.assign(file['lunr']!, { pipeline: ['evil'] })],
    ['other fields', (file) => Object.assign(file['lunr']!, { fields: ['title', '__proto__'] })],
    ['terms out of order', (file) => file['lunr']!['invertedIndex']!.reverse()],
    ['a term that is no string', (file) => Object.assign(file['lunr']!['invertedIndex']![0]!, { 0: 7 })],
    [
      'a posting of an unknown document',
      (file) => Object.assign(file['lunr']!['invertedIndex']![3]![1]!['all']!, { 'a:ghost': {} }),
    ],
    ['a vector with text', (file) => Object.assign(file['lunr']!['fieldVectors']![0]![1]!, { 1: 'x' })],
    ['a vector with null', (file) => Object.assign(file['lunr']!['fieldVectors']![0]![1]!, { 1: null })],
    [
      'a vector of an unknown field',
      (file) => Object.assign(file['lunr']!['fieldVectors']![0]!, { 0: '__proto__/a:x' }),
    ],
    ['no vectors', (file) => Object.assign(file['lunr']!, { fieldVectors: [] })],
  ];

  it.each(mutations)('%s', (_name, mutate) => {
    const file = JSON.parse(english()) as Mutable;
    mutate(file);
    expect(parseIndex(JSON.stringify(file), 'en')).toMatchObject({ ok: false, code: 'bad-index' });
  });

  it.each(['', 'null', '[]', '{}', '{"version":1', english().slice(0, 1000)])('%#: not an index', (json) => {
    expect(parseIndex(json, 'en')).toMatchObject({ ok: false, code: 'bad-index' });
  });
});

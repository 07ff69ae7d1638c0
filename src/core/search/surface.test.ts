import { describe, expect, it } from 'vitest';
import { stemsOfPrefix } from './prefix-words.ts';
import { createSurfaceBuilder, createWordList, fromSurfaceRow, toSurfaceRow } from './surface.ts';

const builder = createSurfaceBuilder();
builder.add([
  { word: 'rights', stem: 'right' },
  { word: 'rights', stem: 'right' },
  { word: 'right', stem: 'right' },
]);
builder.add([
  { word: 'rights', stem: 'right' },
  { word: 'education', stem: 'educ' },
  { word: 'education', stem: 'éduc' },
  { word: '人权', stem: '人权' },
]);
const surface = builder.build();
const words = createWordList(surface);

describe('the words of an index', () => {
  it('are sorted, with their documents and the stems of all their spellings', () => {
    expect(surface).toEqual([
      { word: 'education', documents: 1, stems: ['educ', 'éduc'] },
      { word: 'right', documents: 1, stems: ['right'] },
      { word: 'rights', documents: 2, stems: ['right'] },
      { word: '人权', documents: 1, stems: ['人权'] },
    ]);
    expect([...words.values()]).toEqual(surface);
  });

  it('come back from the file as they went in', () => {
    expect(surface.map(toSurfaceRow).map(fromSurfaceRow)).toEqual(surface);
    expect(surface.map(toSurfaceRow)[1]).toEqual(['right', 1]);
  });

  it.each([
    ['education', ['educ', 'éduc']],
    ['rights', ['right']],
    ['educ', undefined],
    ['', undefined],
    ['zzz', undefined],
    ['__proto__', undefined],
  ])('%j has the stems %j', (word, stems) => {
    expect(words.get(word)?.stems).toEqual(stems);
  });

  it.each([
    ['r', 5, ['right', 'rights'], false],
    ['r', 1, ['rights'], true],
    ['rights', 5, ['rights'], false],
    ['rightsx', 5, [], false],
    ['', 2, ['rights', 'education'], true],
  ])('beginning with %j, at most %i: %j', (prefix, limit, expected, isCut) => {
    const found = words.beginningWith(prefix, limit);
    expect(found.words.map((word) => word.word)).toEqual(expected);
    expect(found.isCut).toBe(isCut);
  });

  it('gives the stems of a beginning once each, and of a short one only the most frequent', () => {
    expect(stemsOfPrefix(words, 'ri')).toEqual({ stems: ['right'], isCut: false });
    const many = createWordList(
      Array.from({ length: 300 }, (_, at) => {
        const word = `ab${String(at).padStart(3, '0')}`;
        return { word, documents: at, stems: [word] };
      }),
    );
    expect(stemsOfPrefix(many, 'ab')).toMatchObject({ isCut: true, stems: { length: 64 } });
    expect(stemsOfPrefix(many, 'ab').stems[0]).toBe('ab299');
    expect(stemsOfPrefix(many, 'ab1').stems).toHaveLength(100);
  });
});

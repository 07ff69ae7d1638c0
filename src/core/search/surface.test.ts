import { describe, expect, it } from 'vitest';
import { createPackedLanguageIndex } from './packed-language-index.ts';
import { openPacked } from './packed/open-packed.ts';
import { PackedBuilder } from './packed/packed-builder.ts';
import { stemsOfPrefix } from './prefix-words.ts';
import type { WordList } from './surface.ts';

/** The word list of documents that hold these words: `[word, stem]`. */
function listOf(documents: readonly (readonly (readonly [string, string])[])[]): WordList {
  const builder = new PackedBuilder({ lang: 'en', pipeline: 'x', fields: [{ name: 'all' }] });
  for (const [number, tokens] of documents.entries())
    builder.add({
      ref: `a:${String(number).padStart(3, '0')}`,
      tokens: [tokens.map(([word, term], index) => ({ word, term, index }))],
    });
  const opened = openPacked([builder.build().index]);
  if (!opened.ok) throw new Error(opened.message);
  return createPackedLanguageIndex('en', opened.value).words;
}

const words = listOf([
  [
    ['rights', 'right'],
    ['rights', 'right'],
    ['right', 'right'],
  ],
  [
    ['rights', 'right'],
    ['education', 'educ'],
    ['education', 'éduc'],
    ['人权', '人权'],
  ],
]);

describe('the words of an index', () => {
  it('are told with their documents and the stems of all their spellings', () => {
    expect(words.get('education')).toEqual({ word: 'education', documents: 1, stems: ['educ', 'éduc'] });
    expect(words.get('rights')).toEqual({ word: 'rights', documents: 2, stems: ['right'] });
  });

  it.each(['educ', '', 'zzz', '__proto__'])('have not %j among them', (word) => {
    expect(words.get(word)).toBeUndefined();
  });

  it.each([
    ['r', 5, ['rights', 'right'], false],
    ['r', 1, ['rights'], true],
    ['rights', 5, ['rights'], false],
    ['rightsx', 5, [], false],
    ['', 2, ['rights', 'education'], true],
  ])('beginning with %j, at most %i: %j', (prefix, limit, expected, isCut) => {
    const found = words.beginningWith(prefix, limit);
    expect(found.words.map((word) => word.word)).toEqual(expected);
    expect(found.isCut).toBe(isCut);
  });

  it.each([
    ['rigts', 1, ['rights']],
    ['rigt', 1, ['right']],
    ['rigth', 2, ['right', 'rights']],
    ['xyz', 2, []],
  ] as const)('near %j, at most %i edits away: %j', (word, edits, expected) => {
    expect(words.near(word, edits, 5).map((one) => one.word)).toEqual(expected);
  });

  it('are found by the characters they hold', () => {
    expect(words.containing('权')).toEqual(['人权']);
    expect(words.containing('ight').toSorted()).toEqual(['right', 'rights']);
    expect(words.containing('zz')).toEqual([]);
  });

  it('give the stems of a beginning once each, and of a short one only the most frequent', () => {
    expect(stemsOfPrefix(words, 'ri')).toEqual({ stems: ['right'], isCut: false });
    const names = Array.from({ length: 300 }, (_, at) => `ab${String(at).padStart(3, '0')}`);
    const many = listOf(
      Array.from({ length: 300 }, (_, document) =>
        names.slice(300 - document - 1).map((name) => [name, name] as const),
      ),
    );
    expect(stemsOfPrefix(many, 'ab')).toMatchObject({ isCut: true, stems: { length: 64 } });
    expect(stemsOfPrefix(many, 'ab').stems[0]).toBe('ab299');
    expect(stemsOfPrefix(many, 'ab1').stems).toHaveLength(100);
  });
});

import lunr from 'lunr';
import arabic from 'lunr-languages/lunr.ar.js';
import stemmerSupport from 'lunr-languages/lunr.stemmer.support.js';
import { describe, expect, it } from 'vitest';
import { fold } from '#core/text/fold';
import { stemArabic } from './ar-stemmer.ts';
import { measureStemming } from './ar-stemming.ts';
import { AR_WORD_FAMILIES } from './ar-word-families.ts';

for (const plugin of [stemmerSupport, arabic]) plugin(lunr);
// The plugin adds a member that lunr's types do not know: a library edge.
const { stemmer } = (
  lunr as unknown as { readonly ar: { readonly stemmer: (token: lunr.Token) => lunr.Token } }
).ar;
const theirs = (word: string): string => stemmer(new lunr.Token(word, {})).toString();

const LOOKED_AT = AR_WORD_FAMILIES.filter((_, at) => at % 2 === 0);
const HELD_BACK = AR_WORD_FAMILIES.filter((_, at) => at % 2 === 1);

describe('the light stemmer for Arabic', () => {
  it('is judged by at least 300 families, no word in two of them', () => {
    expect(AR_WORD_FAMILIES.length).toBeGreaterThanOrEqual(300);
    const words = AR_WORD_FAMILIES.flat();
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  // The figures are in docs/benchmarks.md.
  it.each([
    ['looked at', LOOKED_AT, 0.92],
    ['held back', HELD_BACK, 0.82],
  ] as const)(
    'joins more words of a family than lunr.ar, and fewer of others: families %s',
    (_, families, least) => {
      const [ours, lunrs] = [measureStemming(families, stemArabic), measureStemming(families, theirs)];
      expect(ours.recall).toBeGreaterThan(least);
      expect(ours.recall).toBeGreaterThan(lunrs.recall + 0.1);
      expect(ours.precision).toBeGreaterThan(lunrs.precision);
      expect(ours.precision).toBeGreaterThan(0.98);
      expect(ours.mixed).toBeLessThanOrEqual(lunrs.mixed);
    },
  );

  it.each(['UNTOC', '1325', 'اب', 'يد', 'права'])('leaves %s alone', (word) =>
    expect(stemArabic(word)).toBe(fold(word)),
  );

  it.each([
    // A hamza below the alef makes another word.
    ['أعلام', 'إعلام'],
    ['أعداد', 'إعداد'],
    ['المفاوض', 'المفوض'],
    ['وزارة', 'زيارة'],
    ['الحق', 'الحقيقة'],
    ['معاهدة', 'معهد'],
    ['مصادرة', 'مصدر'],
    ['تمكين', 'تمكن'],
  ])('keeps %s and %s apart', (one, other) => expect(stemArabic(one)).not.toBe(stemArabic(other)));

  it.each([
    ['الأَطْفَال', 'طفل'],
    ['أطـفال', 'طفل'],
    ['ووزارات', 'وزارة'],
    ['قوانينها', 'قانون'],
    ['معاهداتها', 'معاهدة'],
    ['لالتزام', 'لالتزامات'],
    ['وبالقرار', 'قرارات'],
  ])('joins %s and %s', (one, other) => expect(stemArabic(one)).toBe(stemArabic(other)));
});

describe('the measure', () => {
  it('counts pairs of words', () => {
    const families = [
      ['a1', 'a2', 'a3'],
      ['b1', 'b2'],
      ['c1', 'c2'],
    ];
    const figures = measureStemming(families, (word) =>
      word === 'a3' || word === 'b2' ? 'x' : word.slice(0, 1),
    );
    expect(figures).toEqual({ recall: 2 / 5, precision: 2 / 3, mixed: 2, families: 3, words: 7 });
  });
});

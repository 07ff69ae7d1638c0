import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText } from './fold.ts';

describe('folding', () => {
  it.each([
    ['Négociation', 'negociation'],
    ['NE\u0301GOCIATION', 'negociation'],
    ['Палермская', 'палермская'],
    ['ёлка', 'елка'],
    ['е\u0308лка', 'елка'],
    ['Майский и\u0306', 'майский й'],
    ['اتِّفَاقِيَّةٌ', 'اتفاقيه'],
    ['أحكام إلى آخر ٱلحق', 'احكام الي اخر الحق'],
    ['مســـؤول', 'مسوول'],
    ['١٣٢٥ ۱۳۲۵ १३२५', '1325 1325 1325'],
    ['１３２５（ＵＮ）', '1325(un)'],
    ['women’s — “rights”', 'women\'s - "rights"'],
    ['co\u00adopera\u200dtion', 'cooperation'],
    ['ﬁnance Straße Œuvre', 'finance strasse oeuvre'],
    ['İstanbul ΣΟΦΟΣ σοφός', 'istanbul σοφοσ σοφοσ'],
    ['हिन्दी', 'हिन्दी'],
    ['人权', '人权'],
    ['', ''],
  ])('makes %j into %j', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('maps every folded unit to the start of what it came from', () => {
    const { folded, map } = foldText('aﬁe\u0301b');
    expect(folded).toBe('afieb');
    expect([...map]).toEqual([0, 1, 1, 2, 4, 5]);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'aÉé\u0301й\u0306иё١أةـ\u00ad ﬁ’—人\u0651'.split('')) }),
  );

  it('has an offset for every unit, never backwards, and ends at the end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, map } = foldText(text);
        expect(map.length).toBe(folded.length + 1);
        expect(map[folded.length]).toBe(text.length);
        for (let at = 1; at < map.length; at += 1) expect(map[at]).toBeGreaterThanOrEqual(map[at - 1] ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same when folded again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on how accents are encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aeéèüñйёأؤ 1'.split('')) }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });

  it('folds the slice of a unit to that unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aÉéй١أﬁ’人x '.split('')) }), (text) => {
        const { folded, map } = foldText(text);
        for (let at = 0; at < folded.length; at += 1) {
          const rest = fold(text.slice(map[at]));
          expect(rest.includes(folded.slice(at))).toBe(true);
        }
      }),
    );
  });
});

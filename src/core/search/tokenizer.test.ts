import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords, tokenize } from './tokenizer.ts';

const show = (text: string): readonly string[] =>
  tokenize(text).map((token) => (token.kind === 'word' ? token.text : `${token.kind}:${token.text}`));

describe('cutting a text into tokens', () => {
  it.each<[string, readonly string[]]>([
    ['Human rights, 1948.', ['human', 'rights', '1948']],
    ['peace-building', ['joined:peacebuilding', 'peace', 'building']],
    ["women's", ['joined:womens', 'women']],
    ['l’article', ['l', 'article']],
    ['10,000 pages', ['joined:10000', '10', '000', 'pages']],
    ['Négociations', ['negociations']],
    ['اتّفاقيّة', ['اتفاقيه']],
    ['Ещё', ['еще']],
    ['人权教育', ['han:人权', 'han:权教', 'han:教育']],
    ['人', ['han:人']],
    ['UN 人权', ['un', 'han:人权']],
    ['𠀀𠀁', ['han:𠀀𠀁']],
    ['55/25', ['symbol:55/25', '55', '25']],
    [
      'S/RES/1325 (2000)',
      ['symbol:1325(2000)', 'symbol:s/res/1325', 'symbol:s/res/1325(2000)', 'res', '1325', '2000'],
    ],
    ['½ ㎏', ['1', '2', 'kg']],
    ['', []],
    ['— “ ” 🎉 \ud800', []],
    ['x'.repeat(65), []],
  ])('%j is %j', (text, expected) => {
    expect(show(text)).toEqual(expected);
  });

  it('says where each stands in the text as it is', () => {
    const text = 'Les ÉTUDES: ﬁnance 第1325(2000)号决议';
    const cut = tokenize(text).map((token) => [token.kind, text.slice(token.start, token.end)]);
    expect(cut).toContainEqual(['word', 'ÉTUDES']);
    expect(cut).toContainEqual(['word', 'ﬁnance']);
    expect(cut).toContainEqual(['symbol', '第1325(2000)号决议']);
    expect(cut).toContainEqual(['han', '决议']);
  });

  it('keeps accents in the form, for the stemmer', () => {
    expect(tokenize('Égalités').map((token) => token.form)).toEqual(['égalités']);
  });

  it('cuts any string into places inside it, in order', () => {
    const unit = fc.constantFrom(..."aé\u0301 -'/.,()1人权ـاّ🎉S/RES/1325".split(''), '\ud800', '𠀀');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), (text) => {
        let before = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeGreaterThanOrEqual(before);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.text).not.toBe('');
          before = token.start;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('cutting a text into plain words', () => {
  it.each([
    ['peace-building, women’s', ['peace', 'building', 'women', 's']],
    ['人权 law', ['人', '权', 'law']],
    ['', []],
  ])('%j is %j', (text, expected) => {
    expect(splitWords(text).map((word) => word.text)).toEqual(expected);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abbreviationEnds } from '#core/text/abbreviation-ends';
import { sentenceAt } from '#core/text/sentence-at';

/** The sentence of the mark, which is written `|`. */
function shown(lang: string, marked: string): string {
  const text = marked.replace('|', '');
  const { start, end } = sentenceAt(text, marked.indexOf('|'), lang);
  return text.slice(start, end);
}

describe('sentenceAt', () => {
  it.each([
    ['after the full stop', 'en', 'One came. Two went.| Three stayed.', 'Two went.'],
    ['inside the sentence', 'en', 'One came. Two, the last,| went. Three.', 'Two, the last, went.'],
    ['after the last stop', 'en', 'One came. Two went.|', 'Two went.'],
    ['at the head of the block', 'en', '|One came. Two went.', 'One came.'],
    ['after a quotation', 'en', 'He said: “No.”| Then he left.', 'He said: “No.”'],
    ['after a space', 'en', 'One came. |Two went.', 'One came.'],
    ['in French', 'fr', 'Voir l’art. 5 de la Convention.| Et la suite.', 'Voir l’art. 5 de la Convention.'],
    [
      'in Spanish',
      'es',
      '¿Qué? La resolución núm. A/RES/55/25 dice.|',
      'La resolución núm. A/RES/55/25 dice.',
    ],
    ['in Russian', 'ru', 'Первое. См. п. 5 Резолюции 1325.| Второе.', 'См. п. 5 Резолюции 1325.'],
    ['in Arabic', 'ar', 'هل بدأ؟ انتهى الاجتماع.| غادروا.', 'انتهى الاجتماع.'],
    ['in Chinese', 'zh', '第一句。第二句|很长。第三句。', '第二句很长。'],
    ['in a text without stops', 'en', 'A list item|', 'A list item'],
    ['in an empty block', 'en', '|', ''],
  ])('finds it with the mark %s', (_where, lang, marked, expected) => {
    expect(shown(lang, marked)).toBe(expected);
  });

  it.each([
    'The Convention (art. 32) sets up a Conference.|',
    'The U.N. Convention says so in para. 5 (A/RES/55/25).|',
    'Mr. Smith and Dr. A. Silva agree.|',
    'It was adopted by Res. No. A/RES/55/25 of the Assembly.|',
  ])('does not end a sentence at a word cut short: %s', (sentence) => {
    expect(shown('en', `Before. ${sentence} After.`)).toBe(sentence.replace('|', ''));
  });

  it('believes no offset, and always answers with a part of the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -5, max: 60 }), (text, offset) => {
        const { start, end } = sentenceAt(text, offset, 'en');
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

it.each([
  ['see art.', true],
  ['(pp.', true],
  ['the U.N.', true],
  ['by A.', true],
  ['см. п.', true],
  ['that is art', false],
  ['the start.', false],
  ['five articles.', false],
  ['in 2000.', false],
  ['结束。', false],
])('says of %j that it ends with a word cut short: %s', (text, expected) => {
  expect(abbreviationEnds(text)).toBe(expected);
});

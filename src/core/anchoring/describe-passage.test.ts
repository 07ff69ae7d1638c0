import { expect, it } from 'vitest';
import { describePassage } from '#core/anchoring/describe-passage';

const sha256 = 'a'.repeat(64);

it('keeps the words, where they stand, and at most 32 units on each side', () => {
  const text = `${'before '.repeat(10)}the words${' after'.repeat(10)}`;
  const passage = describePassage({ text, sha256 }, 70, 79);
  expect(passage).toEqual({
    text: sha256,
    position: { type: 'TextPositionSelector', start: 70, end: 79 },
    quote: {
      type: 'TextQuoteSelector',
      exact: 'the words',
      prefix: text.slice(38, 70),
      suffix: text.slice(79, 111),
    },
  });
});

it('has less context at the ends of a text', () => {
  const { quote } = describePassage({ text: 'all of it', sha256 }, 0, 9);
  expect([quote.prefix, quote.suffix]).toEqual(['', '']);
});

it('cuts no character in half', () => {
  const text = `𝄞${'.'.repeat(31)}a𝄞b${'.'.repeat(31)}𝄞`;
  const inside = text.indexOf('a');
  const whole = describePassage({ text, sha256 }, inside + 2, inside + 4);
  expect(whole.quote.exact).toBe('𝄞b');
  const half = describePassage({ text, sha256 }, inside, inside + 2);
  expect(half.quote.exact).toBe('a𝄞');
  // The 32nd unit before is the second half of a clef, the 32nd after the first half of one.
  const context = describePassage({ text, sha256 }, inside, inside + 4).quote;
  expect([context.prefix, context.suffix]).toEqual(['.'.repeat(31), '.'.repeat(31)]);
});

it.each([
  [-1, 3],
  [3, 3],
  [4, 3],
  [0, 10],
  [Number.NaN, 3],
])('throws where there is no passage %d–%d', (start, end) => {
  expect(() => describePassage({ text: 'all of it', sha256 }, start, end)).toThrow(RangeError);
});

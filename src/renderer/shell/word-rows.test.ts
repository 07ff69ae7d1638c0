import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WordRows } from './word-rows.ts';

const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'ba', 'é', '\u{1f600}', '人', '\uffff');
const text = fc.array(word, { maxLength: 5 }).map((words) => words.map((one) => ` ${one}`).join(''));

it('finds the rows that have a word which begins so', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), word, (texts, wanted) => {
      const found = [...new WordRows(texts).beginning(wanted)];
      expect(found).toEqual(texts.map((one) => Number(one.includes(` ${wanted}`))));
    }),
    { numRuns: 500 },
  );
});

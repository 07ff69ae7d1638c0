import { expect, it } from 'vitest';
import { splitWords } from './split-words.ts';

it.each([
  ['Article 32, paragraph 1(a).', ['Article', '32', 'paragraph', '1', 'a']],
  ['gender-based violence', ['gender', 'based', 'violence']],
  ['联合国 UNTOC 公约', ['联', '合', '国', 'UNTOC', '公', '约']],
  ['اتفاقية الأمم', ['اتفاقية', 'الأمم']],
  ['…', []],
])('splits %j', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});

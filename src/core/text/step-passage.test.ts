import { describe, expect, it } from 'vitest';
import type { ArticleText, Block } from '#core/archive/article-text';
import { stepSentence, stepWord, wholeSentences, type Passage } from '#core/text/step-passage';

function article(...paragraphs: readonly string[]): ArticleText {
  let start = 0;
  const blocks = paragraphs.map((words, at): Block => {
    const block: Block = {
      id: `b${at}`,
      kind: 'paragraph',
      start,
      end: start + words.length,
      number: at + 1,
    };
    start = block.end + 1;
    return block;
  });
  return { version: 1, text: paragraphs.join('\n'), blocks };
}

const two = article('One is short. See art. 5 of it. Three?', 'Four ends.');
const words = (text: ArticleText, passage: Passage | undefined) =>
  passage && text.text.slice(passage.start, passage.end);
const at = (text: ArticleText, phrase: string): Passage => {
  const start = text.text.indexOf(phrase);
  return { start, end: start + phrase.length };
};

describe('stepping through sentences', () => {
  it.each([
    [null, 1, 'One is short.'],
    [null, -1, 'Three?'],
    ['One is short.', 1, 'See art. 5 of it.'],
    ['art. 5', 1, 'Three?'],
    ['Three?', 1, 'Four ends.'],
    ['Four ends.', -1, 'Three?'],
    ['See art. 5 of it.', -1, 'One is short.'],
    ['One is short.', -1, undefined],
    ['Four ends.', 1, undefined],
  ] as const)('from %j by %i is %j', (from, step, expected) => {
    const place = { passage: from === null ? null : at(two, from), block: two.blocks[0] };
    expect(words(two, stepSentence(two, 'en', place, step))).toBe(expected);
  });

  it('knows the sentences of Arabic and Chinese', () => {
    const arabic = article(
      '\u0647\u0644 \u0647\u0630\u0627 \u0633\u0624\u0627\u0644\u061f \u0646\u0639\u0645.',
    );
    const chinese = article('\u7b2c\u4e00\u53e5\u3002\u7b2c\u4e8c\u53e5\u3002');
    const first = (text: ArticleText, lang: string) =>
      words(text, stepSentence(text, lang, { passage: null, block: text.blocks[0] }, 1));
    expect(first(arabic, 'ar')).toMatch(/\u061f$/u);
    expect(first(chinese, 'zh')).toBe('\u7b2c\u4e00\u53e5\u3002');
  });
});

it('takes whole sentences, over several blocks', () => {
  expect(words(two, wholeSentences(two, 'en', at(two, '5 of')))).toBe('See art. 5 of it.');
  const over = { start: at(two, 'Three').start + 1, end: at(two, 'Four').end };
  expect(words(two, wholeSentences(two, 'en', over))).toBe('Three?\nFour ends.');
});

describe('by a word', () => {
  it.each([
    ['One', 1, 'One is'],
    ['One is', -1, 'One'],
    ['One', -1, 'One'],
    ['On', 1, 'One'],
    ['Three', 1, 'Three?\nFour'],
    ['ends', 1, 'ends'],
  ] as const)('%j with %i is %j', (from, step, expected) => {
    expect(words(two, stepWord(two, 'en', at(two, from), step))).toBe(expected);
  });
});

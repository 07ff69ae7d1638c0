// Guessing needs many patterns over much text: each must stay linear. What is not takes minutes at this size.
import { describe, expect, it } from 'vitest';
import { parsePage } from './parse-page.ts';
import { renderArticle } from './render-article.ts';

/** UTF-16 units of each page. */
const SIZE = 30_000;
/** Several times what the slowest takes on a busy machine; one quadratic pattern takes longer. */
const LIMIT_MS = 6000;

const TITLE = 'Title of the page here\n\n';
const PROSE = 'A sentence that is long enough to be running text, surely, in this page.\n\n';
const LIST = `${TITLE}${PROSE}Sources:\n`;

function repeat(unit: (index: number) => string, size = SIZE): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < size; index += 1) {
    const part = unit(index);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

const paragraph = (i: number): string =>
  `The paragraph ${i} is long enough to be told apart from others. Short one. ${i}\n\n`;

describe('a page as long as a book is read in seconds', () => {
  it.each([
    ['paragraphs', repeat(paragraph)],
    ['paragraphs twice', repeat(paragraph, SIZE / 2).repeat(2)],
    [
      'copies that differ',
      repeat(paragraph, SIZE / 2) + repeat((i) => `${paragraph(i).trim()} And more.\n\n`, SIZE / 2),
    ],
    ['one line', repeat((i) => `Word${i} and the `)],
    ['capitals', repeat(() => 'The Conference Of The World And ')],
    ['one word', 'a'.repeat(SIZE)],
    ['blanks', `a${' '.repeat(SIZE)}b`],
    ['opened brackets', '('.repeat(SIZE)],
    ['opened quotations', repeat(() => '"“')],
    ['marks', repeat(() => '[1] ')],
    ['menu words', repeat(() => 'Home page\n')],
    ['tail headers', repeat(() => 'Latest News\n')],
    ['rows of labels', repeat(() => 'aaa | bbb | ccc\n')],
    ['bullets', repeat((i) => `• item ${i}\n`)],
    ['roman numbers', repeat(() => 'i. one\n')],
    ['a table', `${TITLE}Force\nWomen\n${repeat((i) => `Name${i}\n${i}\n`)}`],
    ['a lost table', `${TITLE}${repeat((i) => `${i}\n${i}\nx\n`)}`],
    ['contacts', `${PROSE}${repeat(() => 'Media contact:\nJane\n')}`],
    ['boxes about authors', repeat((i) => `${paragraph(i)}About the author\n\nJane Doe wrote it.\n\n`)],
    ['sources', `${LIST}${repeat((i) => `${i + 1}. UNODC, Title ${i} (Vienna, 2020), p. ${i}.\n`)}`],
    [
      'sources that marks point to',
      `Text [1] here.\n\n${PROSE}${repeat((i) => `[${i + 1}] Vienna, 2020, p. ${i}.\n`)}`,
    ],
    ['a source of places', `${LIST}1. ${repeat(() => 'Vienna, ')}`],
    ['a source of initials', `${LIST}1. ${repeat(() => 'A. Bcd, ')}`],
    ['a source of locators', `${LIST}1. ${repeat(() => 'p. 1, ', SIZE / 20)}`],
    ['a source of symbols', `${LIST}1. ${repeat(() => 'A/RES/55/25 and ', SIZE / 20)}`],
    ['dates', repeat(() => '1 May 2020 ')],
    ['conferences', repeat((i) => `The Forum on Ports was held in Rome on ${1 + (i % 28)} May 2020. `)],
  ])('%s', (_, text) => {
    const started = performance.now();
    renderArticle(parsePage(text, { fileName: 'page.txt' }));
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  });
});

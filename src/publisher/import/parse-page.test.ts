import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from './parse-page.ts';
import { renderArticle } from './render-article.ts';

const read = (text: string) => parsePage(text, { fileName: 'page.txt' });
const PROSE =
  'The harbour council met twice this year and wrote down what it had heard from the crews of the small boats.';

describe('the date of a page', () => {
  it.each([
    ['1 December 2025', '2025-12-01'],
    ['01/12/2025', '2025-12-01'],
    ['25.11.2025', '2025-11-25'],
    ['11/25/2025', '2025-11-25'],
    ['2025-12-01', '2025-12-01'],
    ['Dec 1, 2025', '2025-12-01'],
    ['Monday, December 1st, 2025', '2025-12-01'],
    ['Published on 1 December 2025', '2025-12-01'],
    ['Posted: Dec. 1, 2025 at 10:30', '2025-12-01'],
    ['1er décembre 2025', '2025-12-01'],
    ['le 1er août 2025', '2025-08-01'],
    ['1 de diciembre de 2025', '2025-12-01'],
    ['1 декабря 2025 г.', '2025-12-01'],
    ['2025年12月1日', '2025-12-01'],
    ['1 ديسمبر 2025', '2025-12-01'],
    ['1 December 2025 | By Jane Doe', '2025-12-01'],
  ])('%s is %s, above or below the title', (line, date) => {
    for (const head of [`${line}\n\nFour plain words here`, `Four plain words here\n\n${line}`]) {
      const page = read(`${head}\n\n${PROSE}\n`);
      expect(page).toMatchObject({ published: date, title: 'Four plain words here' });
      expect(renderArticle(page)).toContain(`---\n\n${PROSE}\n`);
    }
  });

  it.each(['31 February 2025', 'spring 2025', 'Room 12/2025'])(
    '%s is none, and its absence is reported',
    (line) => {
      const page = read(`Four plain words here\n\n${PROSE} It was ${line}.\n`);
      expect(page.published).toBeUndefined();
      expect(page.notices.map((notice) => notice.code)).toContain('no-date');
    },
  );
});

describe('a page of one short paragraph', () => {
  const TEXT = 'The harbour council met on Tuesday.';

  it('under a menu word and a date takes that for its title, and says so', () => {
    for (const text of [TEXT, 'Ministers to meet in the harbour again']) {
      const page = read(`Latest news\n\n5 March 2024\n\n${text}\n`);
      expect(page).toMatchObject({ title: 'Latest news', published: '2024-03-05' });
      expect(renderArticle(page)).toContain(`---\n\n${text}\n`);
      const codes = page.notices.map(({ code, severity, line }) => [code, severity, line]);
      expect(codes).toContainEqual(['title-guessed', 'unsure', 1]);
      expect(codes.map(([code]) => code)).not.toContain('no-text');
    }
  });

  it('keeps it as its text where there is nothing else', () => {
    const page = read(`5 March 2024\n\n${TEXT}\n`);
    expect(page).toMatchObject({ title: 'The harbour council met on Tuesday', published: '2024-03-05' });
    expect(renderArticle(page)).toContain(`---\n\n${TEXT}\n`);
  });

  it('that is only a title is refused with that reason', () => {
    const page = read('Ministers meet in the harbour\n\n5 March 2024\n');
    expect(page.notices.filter(({ severity }) => severity === 'error')).toEqual([
      {
        line: 0,
        code: 'no-text',
        severity: 'error',
        message: 'the page has no text but "Ministers meet in the harbour", which was taken for its title',
      },
    ]);
  });
});

describe('the byline of a page', () => {
  it.each([
    ['By Jane Doe', ['Jane Doe']],
    ['Written by Jane Doe and John van Smith', ['Jane Doe', 'John van Smith']],
    ['Author: Jane Doe, Research Associate', ['Jane Doe']],
    ['Par Claire Dubois', ['Claire Dubois']],
  ])('%s names %j', (line, authors) => {
    expect(read(`Four plain words here\n\n${line}\n\n${PROSE}\n`).authors).toEqual(authors);
  });

  it('is not a sentence that begins with "By"', () => {
    const page = read(
      `Four plain words here\n\n${PROSE}\n\nBy 2030 the council will have met ten times more.\n`,
    );
    expect(page.authors).toEqual([]);
    expect(renderArticle(page)).toContain('By 2030 the council');
  });
});

const WORD = fc.constantFrom(
  ...'harbour council boats winter letters promise quiet northern window record'.split(' '),
);
const SENTENCE = fc
  .tuple(fc.nat({ max: 99_999 }), fc.array(WORD, { minLength: 12, maxLength: 24 }))
  .map(([number, words]) => `The clerk of post ${String(number)} wrote ${words.join(' ')}.`);
const PARAGRAPHS = fc.uniqueArray(SENTENCE, { minLength: 2, maxLength: 14 }).map((sentences) => {
  return sentences.reduce<string[][]>((all, sentence, index) => {
    if (index % 3 === 0) all.push([]);
    all.at(-1)?.push(sentence);
    return all;
  }, []);
});

function wrap(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}

const LAYOUT = fc.record({
  paragraphs: PARAGRAPHS,
  copies: fc.integer({ min: 1, max: 3 }),
  width: fc.constantFrom(0, 60, 72, 100),
  menus: fc.boolean(),
  heading: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n'),
});

describe('any page', () => {
  it('never loses or doubles a long sentence, however it is wrapped, repeated and framed', () => {
    fc.assert(
      fc.property(LAYOUT, ({ paragraphs, copies, width, menus, heading, newline }) => {
        const texts = paragraphs.map((sentences) => sentences.join(' '));
        const set = width === 0 ? texts : texts.map((text) => wrap(text, width));
        const body = heading ? ['What The Clerks Wrote', ...set] : set;
        const copy = ['Letters from the harbour posts', '3 May 2021', ...body].join('\n\n');
        const page = Array.from({ length: copies }, () => copy).join('\n\n');
        const framed = menus ? `Home\nAbout us\n\n${page}\n\nShare this\n\nLatest News\nAnother boat` : page;
        const article = renderArticle(read(framed.replaceAll('\n', newline)));
        for (const sentence of paragraphs.flat()) expect(article.split(sentence)).toHaveLength(2);
        expect(article).not.toMatch(/Share this|Latest News|Home/u);
      }),
      { numRuns: 150 },
    );
  });

  it('never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\n',
        '\n\n',
        '• ',
        '1. ',
        '[1]',
        '¹',
        'Sources:',
        'Notes',
        '# ',
        '> ',
        'By ',
        '1 May 2020',
        'pp. 3-4',
        '(',
        ')',
        '"',
        '—',
        '\uE000',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const page = read(pieces.join(''));
        expect(renderArticle(page)).toMatch(/^---\n/u);
      }),
      { numRuns: 400 },
    );
  });
});

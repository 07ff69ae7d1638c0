import { describe, expect, it } from 'vitest';
import type { ArticleText, Block } from '#core/archive/article-text';
import { markAt, quoteOf, sectionAt, sectionsOf, stepBlock } from './article-places.ts';

const WORDS = ['Before', 'Origins', 'A paragraph', 'Detail', 'cell', 'cell', 'The end'] as const;
const KINDS: readonly (readonly [Block['kind'], number?])[] = [
  ['paragraph'],
  ['heading', 2],
  ['paragraph'],
  ['heading', 3],
  ['table-cell'],
  ['table-cell'],
  ['paragraph'],
];
const text: ArticleText = {
  version: 1,
  text: WORDS.join('\n'),
  blocks: WORDS.map((words, at): Block => {
    const start = WORDS.slice(0, at).reduce((sum, { length }) => sum + length + 1, 0);
    const [kind, level] = KINDS[at] ?? ['paragraph'];
    return { id: `b${at}`, kind, start, end: start + words.length, ...(level ? { level } : {}) };
  }),
};

describe('sectionsOf', () => {
  it('lists the headings with their depth', () => {
    expect(sectionsOf(text)).toEqual([
      { block: 'b1', title: 'Origins', depth: 1 },
      { block: 'b3', title: 'Detail', depth: 2 },
    ]);
  });

  it('is empty where there are none', () => {
    expect(sectionsOf({ version: 1, text: '', blocks: [] })).toEqual([]);
  });
});

it.each([
  ['b0', undefined],
  ['b1', 'b1'],
  ['b2', 'b1'],
  ['b6', 'b3'],
  ['gone', undefined],
  [undefined, undefined],
])('finds the section of %s', (block, section) => {
  expect(sectionAt(text.blocks, block)).toBe(section);
});

it.each([
  [undefined, 1, 'b0'],
  ['b0', 1, 'b1'],
  ['b3', 1, 'b6'],
  ['b6', 1, undefined],
  ['b6', -1, 'b3'],
  ['b0', -1, undefined],
  [undefined, -1, undefined],
] as const)('steps from %s by %i to %s', (from, step, to) => {
  expect(stepBlock(text.blocks, from, step)).toBe(to);
});

describe('quoteOf', () => {
  const paragraph: Block = { id: 'p', kind: 'paragraph', start: 0, end: 6 };

  it('keeps a short block whole', () => {
    expect(quoteOf({ ...text, text: 'abcdef' }, paragraph, 6)).toBe('abcdef');
  });

  it('cuts a long one, never inside a character', () => {
    expect(quoteOf({ ...text, text: 'abcdef' }, paragraph, 4)).toBe('abc…');
    expect(quoteOf({ ...text, text: 'ab😀cd' }, paragraph, 4)).toBe('ab…');
  });
});

it.each([
  ['b0', 0],
  ['b2', 1],
  ['b6', 0],
])('stands at the mark in %s or after it', (id, index) => {
  const marks = [
    { start: 0, end: 6 },
    { start: 17, end: 26 },
  ];
  expect(
    markAt(
      marks,
      text.blocks.find((block) => block.id === id),
    ),
  ).toBe(index);
});

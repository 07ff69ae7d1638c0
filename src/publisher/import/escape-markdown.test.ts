import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDraft } from '#core/article/build-draft';
import { renderBlocks } from './render-article.ts';

const OPEN = '\uE000';
const CLOSE = '\uE001';

const MARKS = '*_~`[]()<>#&;\\|!^{}.,:-+='.split('').concat(' ', '//', '1.');
const WORDS = ['word', ' ', 'https://example.org/a', 'http://x.org', 'www.x.org'];

/** The text of a paragraph after it was written as Markdown and read again; marks as [n]. */
function readBack(
  text: string,
  footnotes: number,
): { readonly text: string; readonly marks: readonly number[] } {
  const markdown = renderBlocks([{ type: 'paragraph', text, line: 1 }]);
  const notes = Array.from({ length: footnotes }, (_, at) => `[^${at + 1}]: note`).join('\n');
  const { blocks, problems } = buildDraft(`${markdown}\n\n${notes}\n`);
  expect(problems.filter(({ code }) => code !== 'insecure-link')).toEqual([]);
  expect(blocks).toHaveLength(1);
  return { text: blocks[0]?.text ?? '', marks: (blocks[0]?.marks ?? []).map(({ number }) => number) };
}

describe('plain text written as Markdown', () => {
  it.each([
    'See https://example.org/~user/a_b*c_?x=1&y=2#z.',
    'See https://example.org/a_(b)_c and www.example.org/_x_',
    'Write to a_b@example.org or *now*',
    '# not a heading',
    '1. not a list',
    '- nor this',
    '> nor this',
    '| a | b |',
    'a [link](x) and [ref] and [^9] and {#pin} too',
    '`code` and \\ and ~~struck~~ and <b> and &amp; and & alone',
    '*a* _b_ **c** __d__ a*b*c a_b_c',
    '===',
    '---',
    'A line with ![image](x.png)',
    '+1 and +',
    'https://example.org/a|b',
  ])('%s reads as itself', (text) => {
    expect(readBack(text, 0).text).toBe(text);
  });

  it.each([
    'See https://example.org/a_b.',
    'See https://example.org/a',
    'See (https://example.org/a)',
    'At www.example.org',
  ])('a mark behind "%s" stays a mark', (text) => {
    expect(readBack(`${text}${OPEN}1${CLOSE}${OPEN}2${CLOSE}`, 2)).toEqual({ text, marks: [1, 2] });
  });

  it('whatever the text', () => {
    const piece = fc.oneof(fc.constantFrom(...MARKS), fc.constantFrom(...WORDS));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = pieces.join('').replace(/\s+/gu, ' ').trim();
        // A pin at the end is a pin, however it is written.
        fc.pre(text !== '' && !/\{#[^}\s]*\}$/u.test(text));
        expect(readBack(text, 0).text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Block } from '#core/archive/article-text';
import type { ReaderHighlight } from '#shared/reader-messages';
import { createHighlightPainter } from './draw-highlights.ts';
import { createTextMap } from './text-range.ts';

/** Canonical text: `One two three four.`, a newline, `Five six.` */
const HTML =
  '<p id="a">One <em>two\n   three</em><sup class="cite"><a href="#note-1">[1]</a></sup>  four.</p>' +
  '<p id="b">Five six.</p>';
const TEXT = 'One two three four.\nFive six.';
const BLOCKS: readonly Block[] = [
  { id: 'a', kind: 'paragraph', number: 1, start: 0, end: 19 },
  { id: 'b', kind: 'paragraph', number: 2, start: 20, end: 29 },
];

beforeEach(() => {
  document.body.innerHTML = HTML;
});

function setUp() {
  const map = createTextMap(document, BLOCKS);
  return { map, painter: createHighlightPainter(document, BLOCKS, map) };
}

function highlight(id: string, words: string, kind: ReaderHighlight['kind'] = 1): ReaderHighlight {
  const start = TEXT.indexOf(words);
  return { id, kind, start, end: start + words.length, name: `Kind ${kind}`, description: `As ${kind}` };
}

/** The words of each piece, the marks round them from the outside in, and whether the piece is a stop of Tab. */
const drawn = () =>
  [...document.querySelectorAll('mark')].map((mark) => [
    mark.dataset['highlight'],
    mark.textContent?.replaceAll(/\s+/gu, ' '),
    mark.tabIndex,
  ]);

describe('a highlight', () => {
  it('is mark elements round its words, over elements and blocks, without citation marks', () => {
    const { painter } = setUp();
    expect(painter.draw([highlight('x', 'two three four.\nFive')])).toBe(true);
    expect(drawn()).toEqual([
      ['x', 'two three', 0],
      // The space behind the citation mark belongs to the highlight, the mark does not.
      ['x', ' four.', -1],
      ['x', 'Five', -1],
    ]);
    expect(document.querySelector('sup mark, mark sup')).toBeNull();
    expect(document.querySelector('mark')?.getAttribute('aria-description')).toBe('As 1');
    expect(painter.piecesOf('x')).toHaveLength(3);
  });

  it('leaves every letter where the text map finds it', () => {
    const { map, painter } = setUp();
    painter.draw([highlight('x', 'ne two thr'), highlight('y', 'three f'), highlight('z', 'six')]);
    for (const block of BLOCKS) {
      const units = map.unitsOf(block).map(({ node, offset }) => node.data.charAt(offset));
      expect(units.join('').replaceAll(/\s/gu, ' ')).toBe(TEXT.slice(block.start, block.end));
    }
  });

  it('goes without a trace', () => {
    const { painter } = setUp();
    const before = document.body.innerHTML;
    painter.draw([highlight('x', 'One two'), highlight('y', 'two three'), highlight('z', 'Five')]);
    expect(painter.draw([])).toBe(true);
    expect(document.body.innerHTML).toBe(before);
    expect([...(document.getElementById('b')?.childNodes ?? [])]).toHaveLength(1);
  });

  it('changes its kind without being drawn anew', () => {
    const { painter } = setUp();
    painter.draw([highlight('x', 'two')]);
    const mark = document.querySelector('mark');
    expect(painter.draw([highlight('x', 'two', 4)])).toBe(false);
    expect(document.querySelector('mark')).toBe(mark);
    expect(mark?.dataset['kind']).toBe('4');
    expect(mark?.title).toBe('Kind 4');
  });

  it('is shown as the chosen one, also when it is drawn later', () => {
    const { painter } = setUp();
    painter.choose(['x']);
    painter.draw([highlight('x', 'two'), highlight('y', 'three')]);
    expect([...document.querySelectorAll('[data-chosen]')].map((one) => one.textContent)).toEqual(['two']);
    painter.choose([]);
    expect(document.querySelector('[data-chosen]')).toBeNull();
  });
});

describe('highlights over each other', () => {
  it('lie one in the other, the shorter on top', () => {
    const { painter } = setUp();
    painter.draw([highlight('in', 'six'), highlight('out', 'Five six.')]);
    expect(
      document.getElementById('b')?.innerHTML.replaceAll(/ (title|tabindex|aria-\w+|data-kind)="[^"]*"/g, ''),
    ).toBe('<mark data-highlight="out">Five <mark data-highlight="in">six</mark>.</mark>');
  });

  it('keep both lines where they cross', () => {
    const { painter } = setUp();
    painter.draw([highlight('one', 'Five s'), highlight('two', 's six')]);
    painter.draw([highlight('one', 'Five s'), highlight('two', 'six.')]);
    expect(drawn()).toEqual([
      ['one', 'Five s', 0],
      ['two', 's', 0],
      ['two', 'ix.', -1],
    ]);
  });

  it('may have the same words', () => {
    const { painter } = setUp();
    painter.draw([highlight('one', 'six'), highlight('two', 'six')]);
    expect(drawn()).toEqual([
      ['one', 'six', 0],
      ['two', 'six', 0],
    ]);
  });
});

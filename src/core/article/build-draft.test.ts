import { describe, expect, it } from 'vitest';
import { buildDraft } from './build-draft.ts';

const texts = (markdown: string) =>
  buildDraft(markdown).blocks.map((block) => `${block.kind}: ${block.text}`);
const codes = (markdown: string) =>
  buildDraft(markdown).problems.map((problem) => `${problem.line} ${problem.severity} ${problem.code}`);

describe('blocks', () => {
  it('are headings, paragraphs, list items, quotes, cells and captions, in order', () => {
    const markdown = [
      '## A heading',
      'Some *emphasis* and `code`.',
      '> Quoted\n> words',
      '1. One\n   - Inner\n2. Two\n\n   Second paragraph',
      '| A | B |\n| - | - |\n| 1 |   |',
      '![An old map](files/map.png "The old map")',
      '![A chart](files/chart.png)\nWhat the **chart** shows',
    ].join('\n\n');
    expect(texts(markdown)).toEqual([
      'heading: A heading',
      'paragraph: Some emphasis and code.',
      'quote: Quoted words',
      'list-item: One',
      'list-item: Inner',
      'list-item: Two',
      'list-item: Second paragraph',
      'table-cell: A',
      'table-cell: B',
      'table-cell: 1',
      'caption: The old map',
      'caption: What the chart shows',
    ]);
  });

  it('leave alternative texts, marks and footnotes out of their text', () => {
    const markdown = 'See ![a flag](files/f.png) here[^1], and there.[^1]\n\n[^1]: @x-1, art. 3';
    const [block] = buildDraft(markdown).blocks;
    expect(block?.text).toBe('See here, and there.');
    expect(block?.marks).toEqual([
      { number: 1, offset: 8 },
      { number: 1, offset: 20 },
    ]);
  });

  it('take a trailing id, after a mark and in a cell too', () => {
    const markdown =
      '## H {#h}\n\nText.[^a] {#p-1}\n\n- item {#i}\n\n| a {#c} |\n| - |\n\n![x](files/x.png "Cap") {#cap}\n\n[^a]: Note';
    expect(buildDraft(markdown).blocks.map((block) => block.pinnedId)).toEqual(['h', 'p-1', 'i', 'c', 'cap']);
    expect(texts(markdown)[1]).toBe('paragraph: Text.');
  });

  it('say where an id can be pinned', () => {
    const markdown = '## H ##\n\nText.[^a]\n\n| a | b |\n| - | - |\n\n[^a]: Note';
    const offsets = buildDraft(markdown).blocks.map((block) => block.pinOffset ?? -1);
    const pinned = offsets
      .toReversed()
      .reduce((text, at, i) => `${text.slice(0, at)} {#x${i}}${text.slice(at)}`, markdown);
    expect(pinned).toBe('## H {#x3} ##\n\nText.[^a] {#x2}\n\n| a {#x1} | b {#x0} |\n| - | - |\n\n[^a]: Note');
    expect(buildDraft(pinned).blocks.map((block) => block.pinnedId)).toEqual(['x3', 'x2', 'x1', 'x0']);
  });

  it('number a table row once', () => {
    const draft = buildDraft('| A | B |\n| - | - |\n|  | 2 |\n| 3 | 4 |');
    expect(draft.blocks.map((block) => [block.text, block.isNumbered])).toEqual([
      ['A', false],
      ['B', false],
      ['2', true],
      ['3', true],
      ['4', false],
    ]);
  });
});

describe('notes', () => {
  it('are numbered in the order of their first marks', () => {
    const draft = buildDraft('A[^z] b[^a] c[^z].\n\n[^a]: @one, pp. 125–8 — a remark\n[^z]: Only words');
    expect(draft.notes).toEqual([
      { number: 1, line: 4, note: 'Only words' },
      { number: 2, line: 3, source: 'one', locator: { label: 'page', value: '125-128' }, note: 'a remark' },
    ]);
  });

  it('keep the address of a link', () => {
    const [note] = buildDraft('A[^1]\n\n[^1]: See [the page](https://example.org/x) there.').notes;
    expect(note?.note).toBe('See the page (https://example.org/x) there.');
  });
});

describe('problems', () => {
  it.each([
    ['raw HTML', 'a\n\n<script>alert(1)</script>', ['3 error raw-html']],
    ['inline HTML', 'a <b onclick="x()">c</b>', ['1 error raw-html', '1 error raw-html']],
    ['nothing about a comment', 'a\n\n<!-- for staff -->', []],
    ['a heading of the first level', '# A\n\nb', ['1 error h1-in-body']],
    ['a level left out', '## A\n\n#### B\n\nc', ['3 warning heading-jump']],
    ['a dangling mark', 'one\ntwo [^9]', ['2 error dangling-footnote']],
    ['nothing about an escaped mark', 'two \\[^9]', []],
    ['an unused footnote', 'a\n\n[^1]: @x', ['3 error unused-footnote']],
    ['a repeated footnote', 'a[^1]\n\n[^1]: @x\n[^1]: @y', ['4 error duplicate-footnote']],
    ['an empty footnote', 'a[^1]\n\n[^1]:', ['3 error empty-footnote']],
    ['two sources', 'a[^1]\n\n[^1]: @x, art. 1; @y', ['3 error two-sources']],
    ['a bad source id', 'a[^1]\n\n[^1]: @X_y', ['3 error bad-source-id']],
    ['a bad locator', 'a[^1]\n\n[^1]: @x, somewhere', ['3 error bad-locator']],
    ['a reversed range', 'a[^1]\n\n[^1]: @x, pp. 13-8', ['3 error reversed-range']],
    ['a bad block id', 'a {#Not Good}\n\nb {#Bad}', ['3 error bad-block-id']],
    ['an id of the page', 'a {#note-1}', ['1 error bad-block-id']],
    ['a repeated block id', 'a {#x}\n\nb {#x}', ['3 error duplicate-block-id']],
    ['a script as a link', '[a](javascript:alert(1))', ['1 error bad-link']],
    ['a relative link', '[a](other.md)', ['1 error bad-link']],
    ['an insecure link', '[a](http://example.org)', ['1 warning insecure-link']],
    ['a link with a password', '[a](https://a:b@example.org)', ['1 error bad-link']],
    ['an image from elsewhere', 'x ![a](https://example.org/a.png)', ['1 error remote-image']],
    ['an image as data', 'x ![a](data:image/png;base64,AA)', ['1 error remote-image']],
    ['an image without words', 'x ![](files/a.png)', ['1 error missing-alt']],
    ['a mark without words', 'x\n\n[^1]\n\n[^1]: @x', ['3 error mark-alone']],
    ['an empty body', '', ['1 error empty-body']],
  ])('say %s', (_name, markdown, expected) => {
    expect(codes(markdown)).toEqual(expected);
  });
});

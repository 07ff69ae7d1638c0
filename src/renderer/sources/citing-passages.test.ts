import { describe, expect, it } from 'vitest';
import type { ArticleText, Block } from '#core/archive/article-text';
import type { Citation, CitationPlace } from '#core/archive/citation';
import { citingPassages, MAX_AFTER, MAX_BEFORE, type Passage } from './citing-passages.ts';

/** An article of blocks b1, b2 … in which `[n]` is a mark of note n: what publishing makes of it. */
function parse(...marked: readonly string[]) {
  const blocks: Block[] = [];
  const places = new Map<number, CitationPlace[]>();
  let text = '';
  for (const [at, words] of marked.entries()) {
    const id = `b${at + 1}`;
    if (at > 0) text += '\n';
    const start = text.length;
    for (const piece of words.split(/(\[\d+\])/)) {
      const number = /^\[(\d+)\]$/.exec(piece)?.[1];
      if (number === undefined) text += piece;
      else
        places.set(Number(number), [
          ...(places.get(Number(number)) ?? []),
          { block: id, offset: text.length },
        ]);
    }
    blocks.push({ id, kind: 'paragraph', start, end: text.length });
  }
  const article: ArticleText = { version: 1, text, blocks };
  const citations = [...places].map(([number, own]): Citation => ({ number, source: 's', places: own }));
  return { article, citations };
}

function shown(...marked: readonly string[]): readonly string[] {
  const { article, citations } = parse(...marked);
  return citingPassages(article, citations, 'en').map(draw);
}

function draw({ block, pieces, citations }: Passage): string {
  const words = pieces.map((piece) => (typeof piece === 'number' ? `[${piece}]` : piece)).join('');
  return `${block} ${words} ${citations.map(({ number }) => number).join()}`;
}

describe('citingPassages', () => {
  it('shows the sentence with the mark in its place', () => {
    expect(shown('A head', 'One came. Two, the last,[3] went. Three.')).toEqual([
      'b2 Two, the last,[3] went. 3',
    ]);
    expect(shown('One came. Two went.[1] Three.')).toEqual(['b1 Two went.[1] 1']);
    expect(shown('[1]One came. Two went.')).toEqual(['b1 [1]One came. 1']);
    expect(shown('One came. [1]Two went.')).toEqual(['b1 One came.[1] 1']);
  });

  it('shows a sentence once, however many of its marks cite the source', () => {
    expect(shown('Confiscation[9], extradition[10] and assistance[11] are in it. Next[9].')).toEqual([
      'b1 Confiscation[9], extradition[10] and assistance[11] are in it. 9,10,11',
      'b1 Next[9]. 9',
    ]);
    expect(shown('Twice[1] the same[1].')).toEqual(['b1 Twice[1] the same[1]. 1']);
    expect(shown('Side by side.[1][2]')).toEqual(['b1 Side by side.[1][2] 1,2']);
  });

  it('knows the section, and what is a cell of a table', () => {
    const { article, citations } = parse('Before[1].', 'The votes', '19[2]');
    const blocks = article.blocks.map((block, at): Block => ({
      ...block,
      kind: (['paragraph', 'heading', 'table-cell'] as const)[at] ?? 'paragraph',
    }));
    const [before, cell] = citingPassages({ ...article, blocks }, citations, 'en');
    expect([before?.isCell, before?.section]).toEqual([false, undefined]);
    expect([cell?.isCell, cell?.section]).toEqual([true, 'The votes']);
  });

  it('goes in the order of the text', () => {
    expect(shown('First[2].', 'Second[1]. Third[2].').map((line) => line.slice(0, 8))).toEqual([
      'b1 First',
      'b2 Secon',
      'b2 Third',
    ]);
  });

  it('has nothing for a note without a mark, or with one in a block that is not there', () => {
    const { article } = parse('One came.');
    expect(citingPassages(article, [{ number: 1, source: 's', places: [] }], 'en')).toEqual([]);
    const lost: Citation = { number: 1, source: 's', places: [{ block: 'gone', offset: 0 }] };
    expect(citingPassages(article, [lost], 'en')).toEqual([]);
  });

  it('believes no offset', () => {
    const { article } = parse('One came. Two went.');
    const at = (offset: number) =>
      citingPassages(article, [{ number: 1, places: [{ block: 'b1', offset }] }], 'en').map(draw);
    expect(at(9999)).toEqual(['b1 Two went.[1] 1']);
    expect(at(-5)).toEqual(['b1 [1]One came. 1']);
  });

  it('shows of an endless sentence what is round the marks, in whole words', () => {
    const { article, citations } = parse(`${'before '.repeat(200)}here[1]${' after'.repeat(200)}`);
    const [before, mark, after] = citingPassages(article, citations, 'en')[0]?.pieces ?? [];
    expect(before).toMatch(/^…(before )+here$/);
    expect(String(before).length).toBeLessThanOrEqual(MAX_BEFORE);
    expect(mark).toBe(1);
    expect(after).toMatch(/^( after)+…$/);
    expect(String(after).length).toBeLessThanOrEqual(MAX_AFTER);
  });

  it.each(['', 'x'])('never cuts a character in half (shifted by %j)', (pad) => {
    const { article, citations } = parse(`${'😀'.repeat(300)}${pad}[1]${pad}${'😀'.repeat(300)}`);
    for (const piece of citingPassages(article, citations, 'en')[0]?.pieces ?? [])
      expect(() => encodeURIComponent(String(piece))).not.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import type { BlockComparison, TextComparison } from '#core/changes/text-comparison';
import { changeRows, type ChangeRow } from './change-rows.ts';

const same = (id: string): BlockComparison => ({
  id,
  kind: 'paragraph',
  state: 'same',
  parts: [{ kind: 'same', text: id }],
});
const edited: BlockComparison = {
  id: 'edited',
  kind: 'paragraph',
  state: 'edited',
  parts: [
    { kind: 'same', text: 'The ' },
    { kind: 'removed', text: 'old ' },
    { kind: 'added', text: 'new ' },
    { kind: 'same', text: 'words' },
    { kind: 'added', text: ' stay' },
  ],
};
const gone: BlockComparison = {
  ...same('gone'),
  state: 'removed',
  parts: [{ kind: 'removed', text: 'Gone.' }],
};

const of = (...blocks: readonly BlockComparison[]): readonly ChangeRow[] =>
  changeRows({ blocks, places: 0, worded: 0 } satisfies TextComparison);
const names = (rows: readonly ChangeRow[]) =>
  rows.map((row) => (row.type === 'folded' ? row.blocks.map(({ block }) => block.id) : row.block.id));

describe('changeRows', () => {
  it('folds what did not change, and leaves a block on either side', () => {
    expect(names(of(same('a'), same('b'), same('c'), edited, same('d'), same('e'), same('f')))).toEqual([
      ['a', 'b'],
      'c',
      'edited',
      'd',
      ['e', 'f'],
    ]);
  });

  it('folds no block alone', () => {
    expect(names(of(same('a'), same('b'), edited))).toEqual(['a', 'b', 'edited']);
    expect(names(of(same('a'), same('b')))).toEqual([['a', 'b']]);
  });

  it('numbers the places from the top, as one steps through them', () => {
    const numbers = of(edited, same('a'), gone, edited).flatMap((row) =>
      row.type === 'folded'
        ? []
        : row.segments.flatMap((each) => (each.type === 'change' ? [each.number] : [])),
    );
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps what was taken out and what was put in for it as one place', () => {
    const [row] = of(edited);
    expect(row?.type === 'block' ? row.segments : []).toMatchObject([
      { type: 'same', text: 'The ' },
      { type: 'change', number: 1, parts: [{ kind: 'removed' }, { kind: 'added' }] },
      { type: 'same' },
      { type: 'change', number: 2 },
    ]);
  });
});

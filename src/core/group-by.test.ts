import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBy } from './group-by.ts';

describe('groupBy', () => {
  it('keeps the order of keys and of items', () => {
    const groups = groupBy(['bee', 'ant', 'bug', 'asp'], (word) => word[0]);
    expect([...groups]).toEqual([
      ['b', ['bee', 'bug']],
      ['a', ['ant', 'asp']],
    ]);
  });

  it('takes undefined as a key like any other, and no items as no groups', () => {
    expect([...groupBy([1, 2], () => undefined)]).toEqual([[undefined, [1, 2]]]);
    expect(groupBy([], String).size).toBe(0);
  });

  it('puts every item into exactly the group of its key', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (numbers) => {
        const groups = groupBy(numbers.entries(), ([, number]) => number);
        for (const [key, group] of groups) for (const [, number] of group) expect(number).toBe(key);
        const back = [...groups.values()].flat().toSorted(([a], [b]) => a - b);
        expect(back).toEqual([...numbers.entries()]);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { sampleIndex } from './sample-engine.ts';
import { addUp, bestOf, everyRef, intersect, only, scaled, without, type Scores } from './scores.ts';

const a: Scores = new Map([
  ['a:1', 1],
  ['a:2', 2],
]);
const b: Scores = new Map([
  ['a:2', 3],
  ['a:3', 4],
]);

describe('lists of documents', () => {
  it.each<[string, Scores, Record<string, number>]>([
    ['in all of them', intersect([a, b]), { 'a:2': 5 }],
    ['in all of one', intersect([a]), { 'a:1': 1, 'a:2': 2 }],
    ['in all of none', intersect([]), {}],
    ['in all of them, one empty', intersect([a, new Map()]), {}],
    ['in any of them, added', addUp([a, b]), { 'a:1': 1, 'a:2': 5, 'a:3': 4 }],
    ['in any of them, the best kept', bestOf([a, b]), { 'a:1': 1, 'a:2': 3, 'a:3': 4 }],
    ['weighed', scaled(a, 0.5), { 'a:1': 0.5, 'a:2': 1 }],
    ['without others', without(a, b), { 'a:1': 1 }],
  ])('%s', (_name, scores, expected) => {
    expect(Object.fromEntries(scores)).toEqual(expected);
  });

  it('knows every document of an index, and which stand in it', async () => {
    const index = await sampleIndex('fr');
    expect([...everyRef(index).keys()].toSorted()).toEqual(['a:genre-fr', 's:untoc-2000']);
    expect(everyRef(index)).toBe(everyRef(index));
    expect([...only(new Map([...a, ['a:genre-fr', 7]]), index)]).toEqual([['a:genre-fr', 7]]);
  });
});

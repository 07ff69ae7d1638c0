import { describe, expect, it } from 'vitest';
import { byName, sampleIndex } from './sample-engine.ts';
import { addUp, bestOf, everyDoc, intersect, keep, placed, scaled, without, type Scores } from './scores.ts';

/** A list as `{ number: score }`. */
const listOf = (entries: Readonly<Record<number, number>>): Scores => ({
  size: Object.keys(entries).length,
  docs: Uint32Array.from(Object.keys(entries), Number),
  values: Float64Array.from(Object.values(entries)),
});
const entriesOf = ({ docs, values }: Scores) =>
  Object.fromEntries(Array.from(docs, (doc, place) => [doc, values[place]]));

const a = listOf({ 1: 1, 2: 2 });
const b = listOf({ 2: 3, 3: 4 });
const none = listOf({});

describe('lists of documents', () => {
  it.each<[string, Scores, Record<string, number>]>([
    ['in all of them', intersect([a, b]), { 2: 5 }],
    ['in all of one', intersect([a]), { 1: 1, 2: 2 }],
    ['in all of none', intersect([]), {}],
    ['in all of them, one empty', intersect([a, none]), {}],
    ['in any of them, added', addUp([a, b]), { 1: 1, 2: 5, 3: 4 }],
    ['in any of them, the best kept', bestOf([a, b]), { 1: 1, 2: 3, 3: 4 }],
    ['in any of them, one empty', bestOf([none, b]), { 2: 3, 3: 4 }],
    ['weighed', scaled(a, 0.5), { 1: 0.5, 2: 1 }],
    ['without others', without(a, b), { 1: 1 }],
    ['without none', without(a, none), { 1: 1, 2: 2 }],
    ['of which something is so', keep(a, (doc) => doc > 1), { 2: 2 }],
  ])('%s', (_name, scores, expected) => {
    expect(entriesOf(scores)).toEqual(expected);
    expect(scores.size).toBe(scores.docs.length);
  });

  it('are joined as sets are, however long and far apart', () => {
    let seed = 7;
    const next = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 200; round += 1) {
      const random = (): ReadonlyMap<number, number> =>
        new Map(Array.from({ length: next(60) }, () => [next(300), 1 + next(9)]));
      const [left, right] = [random(), random()];
      const [x, y] = [left, right].map((map) => listOf(Object.fromEntries(map)));
      const both = [...left.keys()].filter((doc) => right.has(doc));
      const either = [...new Set([...left.keys(), ...right.keys()])];
      const sum = (doc: number): number => (left.get(doc) ?? 0) + (right.get(doc) ?? 0);
      const named = (docs: readonly number[]) => Object.fromEntries(docs.map((doc) => [doc, sum(doc)]));
      expect(entriesOf(intersect([x ?? none, y ?? none]))).toEqual(named(both));
      expect(entriesOf(addUp([x ?? none, y ?? none]))).toEqual(named(either));
      expect(Object.keys(entriesOf(without(x ?? none, y ?? none)))).toEqual(
        Object.keys(named([...left.keys()].filter((doc) => !right.has(doc)))),
      );
    }
  });

  it('know every document of an index, and which stand in it', async () => {
    const index = await sampleIndex('fr');
    expect([...byName(everyDoc(index), index).keys()].toSorted()).toEqual(['a:genre-fr', 's:untoc-2000']);
    expect(everyDoc(index)).toBe(everyDoc(index));
    const named = new Map([
      ['a:1', 1],
      ['a:genre-fr', 7],
    ]);
    expect([...byName(placed(named, index), index)]).toEqual([['a:genre-fr', 7]]);
  });
});

import { describe, expect, it } from 'vitest';
import { hitAfter, keyPage } from './page-steps.ts';
import { zoomedIn, zoomedOut } from './zoom.ts';

it.each([
  [[2, 5, 9], 2, 1, 5],
  [[2, 5, 9], 3, 1, 5],
  [[2, 5, 9], 9, 1, 2],
  [[2, 5, 9], 5, -1, 2],
  [[2, 5, 9], 1, -1, 9],
  [[4], 4, 1, 4],
  [[], 4, 1, undefined],
] as const)('from hits on %j, page %i, step %i leads to %j', (hits, page, step, to) => {
  expect(hitAfter(hits, page, step)).toBe(to);
});

describe('a key', () => {
  const press = (key: string, over: object = {}) => ({
    key,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    ...over,
  });
  it.each([
    ['PageDown', 3, 4],
    ['PageDown', 12, 12],
    ['PageUp', 3, 2],
    ['PageUp', 1, 1],
    ['Home', 7, 1],
    ['End', 7, 12],
    ['a', 7, undefined],
  ])('%s on page %i of 12 leads to %j', (key, page, to) => {
    expect(keyPage(press(key), page, 12)).toBe(to);
    expect(keyPage(press(key, { ctrlKey: true }), page, 12)).toBeUndefined();
    expect(keyPage(press(key), page, 0)).toBeUndefined();
  });
});

it.each([
  [1, 1.25, 0.75],
  [0.93, 1, 0.75],
  [6, 6, 4],
  [0.25, 0.5, 0.25],
])('from %f the zoom goes up to %f and down to %f', (scale, up, down) => {
  expect(zoomedIn(scale)).toBe(up);
  expect(zoomedOut(scale)).toBe(down);
});

import { expect, it } from 'vitest';
import { stepMark } from './step-mark.ts';

it.each([
  [0, 3, 1, 1],
  [2, 3, 1, 0],
  [0, 3, -1, 2],
  [-1, 3, 1, 0],
  [-1, 3, -1, 2],
  [0, 1, 1, 0],
  [-1, 0, 1, -1],
  [4, 0, -1, -1],
] as const)('goes from mark %i of %i by %i to %i', (current, count, step, next) => {
  expect(stepMark(current, count, step)).toBe(next);
});

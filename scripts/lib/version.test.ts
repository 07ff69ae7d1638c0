import { expect, it } from 'vitest';
import { isAtLeast } from './version.mjs';

it.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['24.1.0', true],
  ['20.9.0', false],
  ['18.20.0', false],
])('answers for Node %s whether it is new enough', (version, expected) => {
  expect(isAtLeast(version, [20, 19])).toBe(expected);
});

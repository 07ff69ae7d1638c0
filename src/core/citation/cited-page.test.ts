import { expect, it } from 'vitest';
import { citedPage } from './cited-page.ts';

it.each([
  ['page', '12', '12'],
  ['page', '8-13', '8'],
  ['page', '8–13, 20', '8'],
  ['page', ' p. 7', '7'],
  ['page', 'xii', 'xii'],
  ['page', 'IV-V', 'IV'],
  ['page', 'A12', undefined],
  ['page', '12a', undefined],
  ['page', '', undefined],
  ['paragraph', '12', undefined],
  ['article-locator', '32', undefined],
] as const)('of %s %j: %j', (label, value, page) => {
  expect(citedPage({ label, value })).toBe(page);
});

it('of no place there is none', () => {
  expect(citedPage(undefined)).toBeUndefined();
});

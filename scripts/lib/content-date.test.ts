import { expect, it } from 'vitest';
import { newestDate } from './content-date.mjs';

it('takes the newest day of any front matter', () => {
  const texts = [
    '---\npublished: 2024-05-01\nupdated: "2025-11-19T08:00:00Z"\n---\nText',
    "---\npublished: '2025-02-01'\n---\n",
  ];
  expect(newestDate(texts)).toBe('2025-11-19T12:00:00.000Z');
});

it('looks at nothing below the front matter', () => {
  expect(newestDate(['---\npublished: 2024-05-01\n---\npublished: 2030-01-01'])).toBe(
    '2024-05-01T12:00:00.000Z',
  );
});

it('has a date for content without one', () => {
  expect(newestDate([])).toBe('2000-01-01T00:00:00.000Z');
});

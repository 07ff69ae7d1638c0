import { describe, expect, it } from 'vitest';
import { isUnderWay, localDay, sortConferences } from './sort-conferences.ts';
import { conference } from './testing/records.ts';

const TODAY = '2026-11-24';
const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

describe('sortConferences', () => {
  it('puts the next one first among those to come and the latest first among those that were', () => {
    const sorted = sortConferences(
      [
        conference('old', { start: '1955-08-22', end: '1955-09-03' }),
        conference('far', { start: '2027-05-01', end: '2027-05-05' }),
        conference('unknown'),
        conference('soon', { start: '2026-12-01', end: '2026-12-03' }),
        conference('recent', { start: '2026-10-01', end: '2026-10-04' }),
      ],
      TODAY,
    );
    expect(ids(sorted.coming)).toEqual(['soon', 'far']);
    expect(ids(sorted.past)).toEqual(['recent', 'old']);
    expect(ids(sorted.undated)).toEqual(['unknown']);
  });

  it.each([
    ['its last day', { start: '2026-11-20', end: TODAY }, 'coming'],
    ['the day after', { start: '2026-11-20', end: '2026-11-23' }, 'past'],
    ['one day without an end', { start: TODAY }, 'coming'],
    ['only an end', { end: '2026-11-30' }, 'coming'],
    ['this month', { start: '2026-11' }, 'coming'],
    ['last month', { start: '2026-10' }, 'past'],
    ['this year', { start: '2026' }, 'coming'],
    ['an instant', { start: '2026-11-24T08:00:00Z' }, 'coming'],
  ] as const)('files %s', (_name, dates, expected) => {
    expect(ids(sortConferences([conference('c', dates)], TODAY)[expected])).toEqual(['c']);
  });
});

it.each([
  [{ start: '2026-11-20', end: '2026-11-25' }, true],
  [{ start: '2026-11-24' }, true],
  [{ start: '2026-11-25' }, false],
  [{ start: '2026-11-20', end: '2026-11-23' }, false],
  [{}, false],
])('says of %j that it is under way: %s', (dates, expected) => {
  expect(isUnderWay(conference('c', dates), TODAY)).toBe(expected);
});

it('takes the day from the clock of the person, not from Greenwich', () => {
  expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  expect(localDay(new Date(2026, 10, 24, 0, 1))).toBe('2026-11-24');
});

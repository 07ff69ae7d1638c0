import { expect, it } from 'vitest';
import { minutesLeft } from './time-left.ts';

const at = (doneBytes: number, totalBytes = 1000) => ({ doneBytes, totalBytes });

it.each([
  ['at the same speed', at(0), at(100), 60_000, 9],
  ['in less than a minute', at(0), at(900), 60_000, 0],
  ['from where this run began', at(500), at(600), 60_000, 4],
  ['not yet: too early', at(0), at(100), 1000, undefined],
  ['not yet: nothing has come', at(100), at(100), 60_000, undefined],
  ['not at all: something else is under way', at(0, 10), at(100), 60_000, undefined],
])('tells what is left %s', (_name, first, now, elapsedMs, minutes) => {
  expect(minutesLeft(first, now, elapsedMs)).toBe(minutes);
});

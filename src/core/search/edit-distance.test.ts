import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

describe('edits between two words', () => {
  it.each([
    ['convention', 'convention', 0],
    ['conventoin', 'convention', 1],
    ['traficking', 'trafficking', 1],
    ['convvention', 'convention', 1],
    ['canvention', 'convention', 1],
    ['konventoin', 'convention', 2],
    ['право', 'права', 1],
    ['人权', '人員', 1],
    ['', 'ab', 2],
  ])('%s to %s is %i', (a, b, expected) => {
    expect(editDistance(a, b, 2)).toBe(expected);
    expect(editDistance(b, a, 2)).toBe(expected);
  });

  it('never counts beyond two, however far apart the words are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => {
        expect(editDistance(a, b, 2)).toBeLessThanOrEqual(3);
        expect(editDistance(a, b, 1)).toBeLessThanOrEqual(2);
        expect(editDistance(a, b, 1) > 1).toBe(editDistance(a, b, 2) > 1);
      }),
    );
  });
});

import { expect, it } from 'vitest';
import { bestNumbers } from './best-numbers.ts';

it('finds what sorting all of them would put first, whatever their order', () => {
  let seed = 11;
  const next = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed;
  };
  const compare = (a: number, b: number): number => (b % 97) - (a % 97) || a - b;
  for (const length of [0, 1, 2, 20, 21, 500]) {
    const numbers = Uint32Array.from({ length }, next);
    const sorted = [...numbers].toSorted(compare);
    for (const limit of [-1, 0, 1, 5, 20, 1000])
      expect(bestNumbers(numbers, limit, compare)).toEqual(sorted.slice(0, Math.max(0, limit)));
  }
});

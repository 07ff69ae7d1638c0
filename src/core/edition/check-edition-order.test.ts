import { expect, it } from 'vitest';
import { checkEditionOrder } from './check-edition-order.ts';

const known = { epoch: 2, number: 57, sha256: 'a' };

it.each([
  ['the next number', 2, 58, 'b', 'newer'],
  ['the same edition', 2, 57, 'a', 'same'],
  ['another edition of the same number', 2, 57, 'b', 'equivocation'],
  ['a lower number', 2, 56, 'b', 'rollback'],
  ['a higher number of an older epoch', 1, 2 ** 39, 'b', 'rollback'],
  ['a lower number of a newer epoch', 3, 1, 'b', 'newer'],
] as const)('%s: (%i, %i) %s is %s', (_name, epoch, number, sha256, order) => {
  expect(checkEditionOrder(known, { epoch, number, sha256 })).toBe(order);
});

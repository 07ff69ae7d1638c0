import { expect, it } from 'vitest';
import { createBudget } from './budget.ts';

it('is over when its time is, and says that it cut', () => {
  let now = 100;
  const budget = createBudget(
    () => now,
    50,
    () => false,
  );
  expect(budget.isOver()).toBe(false);
  now = 149;
  expect(budget.isOver()).toBe(false);
  now = 150;
  expect(budget.isOver()).toBe(true);
  expect([...budget.cuts]).toEqual(['time']);
});

it('is over when nobody waits, which cuts nothing', () => {
  const budget = createBudget(
    () => 0,
    50,
    () => true,
  );
  expect(budget.isOver()).toBe(true);
  expect(budget.isStale()).toBe(true);
  expect(budget.cuts.size).toBe(0);
});

it('keeps every reason once', () => {
  const budget = createBudget(
    () => 0,
    50,
    () => false,
  );
  budget.cut('typing');
  budget.cut('asked');
  budget.cut('typing');
  expect([...budget.cuts]).toEqual(['typing', 'asked']);
});

/** The next or previous of `count` marks, round from the last to the first. -1 where there is none. */
export function stepMark(current: number, count: number, step: 1 | -1): number {
  if (count === 0) return -1;
  if (current < 0) return step === 1 ? 0 : count - 1;
  return (current + step + count) % count;
}

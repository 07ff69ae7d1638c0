import { expect, it } from 'vitest';
import { fail, ok } from '#core/result';
import { sampleAnswer } from '#core/search/sample-answer';
import { askUntilDone } from './ask-until-done.ts';

async function told(answers: Parameters<typeof askUntilDone>[0][], isLate = () => false): Promise<unknown[]> {
  const seen: unknown[] = [];
  let at = 0;
  const next = () => (answers[at++] ?? answers.at(-1) ?? (() => Promise.resolve(null)))();
  await askUntilDone(next, (one, isLast) => seen.push([one.ok ? one.value.total : one.code, isLast]), isLate);
  return seen;
}

const gives = (total: number, outOfTime: boolean) => () =>
  Promise.resolve(ok(sampleAnswer({ total, outOfTime })));

it('asks once where there was time enough', async () => {
  expect(await told([gives(3, false)])).toEqual([[3, true]]);
});

it('asks again until everything was looked at, and shows what it has on the way', async () => {
  expect(await told([gives(0, true), gives(1, true), gives(3, false)])).toEqual([
    [0, false],
    [1, false],
    [3, true],
  ]);
});

it('gives up after five tries', async () => {
  expect(await told([gives(1, true)])).toHaveLength(5);
});

it('stops at a failure, at a newer question and where nobody waits', async () => {
  expect(await told([() => Promise.resolve(fail('too-slow', 'x'))])).toEqual([['too-slow', true]]);
  expect(await told([() => Promise.resolve(null)])).toEqual([]);
  expect(await told([gives(1, true)], () => true)).toEqual([]);
});

import { expect, it } from 'vitest';
import { reduceCare, type CareState } from './care-state.ts';

const idle: CareState = { status: 'idle' };
const report = { type: 'progress', at: 0, doneBytes: 5, totalBytes: 10 } as const;

it('follows its own work to the end', () => {
  const begun = reduceCare(idle, { type: 'begin', step: 'verifying' });
  const halfway = reduceCare(begun, { ...report, step: 'verifying' });
  expect(halfway).toMatchObject({ status: 'working', progress: { step: 'verifying', doneBytes: 5 } });
  expect(reduceCare(halfway, { type: 'done', state: idle })).toEqual(idle);
});

it('hears no late report, and none of other work', () => {
  expect(reduceCare(idle, { ...report, step: 'verifying' })).toEqual(idle);
  const begun = reduceCare(idle, { type: 'begin', step: 'copying' });
  expect(reduceCare(begun, { ...report, step: 'installing' })).toEqual(begun);
});

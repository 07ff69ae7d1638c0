import { expect, it } from 'vitest';
import { fail } from '#core/result';
import { reduceInstall, type InstallState } from './install-state.ts';

const lost = fail('connection-lost', '');
const idle: InstallState = { status: 'idle' };
const archive = {
  key: 'a@0123456789abcdef',
  title: 'Archive',
  publisher: 'NGO',
  edition: 2,
  createdAt: '2026-11-24T00:00:00Z',
  freshUntil: '2027-05-24T00:00:00Z',
  newestAt: '2026-11-24T00:00:00Z',
  active: true,
  fingerprint: 'one two three four five six',
  development: false,
};

it('follows an installation to its end', () => {
  const started = reduceInstall(idle, { type: 'install', previewId: 'one', step: 'fetching' });
  expect(started).toMatchObject({ status: 'installing', progress: { step: 'fetching', totalBytes: 0 } });
  const progress = { step: 'installing', doneBytes: 5, totalBytes: 10 } as const;
  const halfway = reduceInstall(started, { type: 'progress', at: 0, ...progress });
  expect(halfway).toMatchObject({ status: 'installing', previewId: 'one', progress });
  expect(reduceInstall(halfway, { type: 'installed', archive })).toEqual({ status: 'installed', archive });
});

it('does not start again for a late report', () => {
  expect(
    reduceInstall(idle, { type: 'progress', at: 0, step: 'fetching', doneBytes: 5, totalBytes: 10 }),
  ).toEqual(idle);
});

it.each(['chosen', 'refused', 'opened', 'dismiss'] as const)('rests after %s', (type) => {
  expect(reduceInstall({ status: 'choosing' }, { type })).toEqual(idle);
});

it('tells how long the rest of fetching will take, from where this run began', () => {
  const report = (doneBytes: number, at: number) =>
    ({ type: 'progress', step: 'fetching', doneBytes, totalBytes: 1000, at }) as const;
  const started = reduceInstall(idle, { type: 'install', previewId: 'one', step: 'fetching' });
  const begun = reduceInstall(started, report(500, 1000));
  expect(begun).not.toHaveProperty('progress.minutesLeft');
  const further = reduceInstall(begun, report(600, 61_000));
  expect(further).toMatchObject({ progress: { minutesLeft: 4 } });
  const installing = {
    type: 'progress',
    at: 62_000,
    step: 'installing',
    doneBytes: 1,
    totalBytes: 1000,
  } as const;
  expect(reduceInstall(further, installing)).not.toHaveProperty('progress.minutesLeft');
});

it('shows how far the check of a chosen file is, and nothing of other work', () => {
  const report = { type: 'progress', at: 0, step: 'checking', doneBytes: 5, totalBytes: 10 } as const;
  const checking = reduceInstall({ status: 'choosing' }, report);
  expect(checking).toMatchObject({ status: 'checking', progress: { doneBytes: 5 } });
  expect(reduceInstall(checking, { ...report, step: 'copying' })).toEqual(checking);
  expect(reduceInstall(idle, report)).toEqual(idle);
});

it('knows after an interruption what may go on', () => {
  const started = reduceInstall(idle, { type: 'install', previewId: 'one', step: 'fetching' });
  const paused = reduceInstall(started, { type: 'paused', previewId: 'one', failure: lost });
  expect(paused).toEqual({ status: 'paused', previewId: 'one', failure: lost });
  const late = { type: 'progress', at: 0, step: 'fetching', doneBytes: 5, totalBytes: 10 } as const;
  expect(reduceInstall(paused, late)).toEqual(paused);
});

it('tells a failure', () => {
  const failure = fail('no-previous', '');
  expect(reduceInstall(idle, { type: 'failed', failure })).toEqual({ status: 'failed', failure });
});

import { expect, it } from 'vitest';
import { reduceInstall, type InstallState } from './install-state.ts';

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
  const installing = reduceInstall(idle, { type: 'install' });
  const halfway = reduceInstall(installing, { type: 'progress', doneBytes: 5, totalBytes: 10 });
  expect(halfway).toEqual({ status: 'installing', doneBytes: 5, totalBytes: 10 });
  expect(reduceInstall(halfway, { type: 'installed', archive })).toEqual({ status: 'installed', archive });
});

it('does not start again for a late report', () => {
  expect(reduceInstall(idle, { type: 'progress', doneBytes: 5, totalBytes: 10 })).toEqual(idle);
});

it.each(['chosen', 'refused', 'opened', 'dismiss'] as const)('rests after %s', (type) => {
  expect(reduceInstall({ status: 'choosing' }, { type })).toEqual(idle);
});

it('tells a failure', () => {
  expect(reduceInstall(idle, { type: 'failed', code: 'no-previous' })).toEqual({
    status: 'failed',
    code: 'no-previous',
  });
});

import { expect, it } from 'vitest';
import type { NetworkStatus } from '#shared/bridge';
import { createNetworkGuard } from './network.ts';

function guardWithNews() {
  const told: NetworkStatus[] = [];
  const guard = createNetworkGuard({
    now: () => new Date('2026-11-25T10:00:00Z'),
    onChange: (status) => told.push(status),
  });
  return { guard, told };
}

it('is offline at first, and has asked nobody', () => {
  expect(guardWithNews().guard.status()).toEqual({ requests: 0, blocked: [], open: null, fetched: [] });
});

it('is open for one host from the beginning of a job to its end, and tells of each request', () => {
  const { guard, told } = guardWithNews();
  const job = guard.open('example.org');
  job.count('example.org');
  job.count('example.org');
  job.end();
  expect(told.map(({ open, fetched }) => [open, fetched[0]?.requests ?? 0])).toEqual([
    ['example.org', 0],
    ['example.org', 1],
    ['example.org', 2],
    [null, 2],
  ]);
  expect(guard.status()).toEqual({
    requests: 0,
    blocked: [],
    open: null,
    fetched: [{ at: '2026-11-25T10:00:00.000Z', host: 'example.org', requests: 2 }],
  });
});

it('keeps hosts apart', () => {
  const { guard } = guardWithNews();
  for (const host of ['a.example', 'b.example', 'a.example']) {
    const job = guard.open(host);
    job.count(host);
    job.end();
  }
  expect(guard.status().fetched.map(({ host, requests }) => [host, requests])).toEqual([
    ['b.example', 1],
    ['a.example', 2],
  ]);
});

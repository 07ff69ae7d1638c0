import { describe, expect, it } from 'vitest';
import { addUp, NOTHING, summary, tallyPlaywright, tallyVitest } from './report.mjs';

describe('summary', () => {
  it('mentions skipped tests only when there are some', () => {
    expect(summary({ ...NOTHING, passed: 3 })).toBe('3 passed, 0 failed');
    expect(summary({ passed: 1, failed: [{ name: 'a', message: '' }], skipped: ['b'] })).toBe(
      '1 passed, 1 failed, 1 skipped',
    );
  });

  it('adds tallies', () => {
    expect(summary(addUp([{ ...NOTHING, passed: 2 }, NOTHING, { ...NOTHING, passed: 1 }]))).toBe(
      '3 passed, 0 failed',
    );
  });
});

describe('tallyVitest', () => {
  it('counts tests one by one', () => {
    const tests = [
      { status: 'passed', fullName: 'a' },
      { status: 'failed', fullName: 'b', failureMessages: ['no'] },
      { status: 'pending', fullName: 'c' },
      { status: 'todo', fullName: 'd' },
    ];
    const report = { testResults: [{ name: 'x.test.ts', status: 'failed', assertionResults: tests }] };
    expect(tallyVitest(report)).toEqual({
      passed: 1,
      failed: [{ name: 'x.test.ts > b', message: 'no' }],
      skipped: ['x.test.ts > c', 'x.test.ts > d'],
    });
  });

  it('fails a file that could not be loaded', () => {
    const report = {
      testResults: [{ name: 'x', status: 'failed', message: 'syntax', assertionResults: [] }],
    };
    expect(tallyVitest(report).failed).toEqual([{ name: 'x', message: 'syntax' }]);
  });
});

describe('tallyPlaywright', () => {
  const suites = (status: string, errors: readonly object[] = []) => [
    {
      title: 'a.spec.ts',
      suites: [{ title: 'reader', specs: [{ title: 'opens', tests: [{ status, results: [{ errors }] }] }] }],
    },
  ];

  it.each([
    ['expected', '1 passed, 0 failed'],
    ['unexpected', '0 passed, 1 failed'],
    ['flaky', '0 passed, 1 failed'],
    ['skipped', '0 passed, 0 failed, 1 skipped'],
  ])('counts a test that was %s', (status, line) => {
    expect(summary(tallyPlaywright({ suites: suites(status) }))).toBe(line);
  });

  it('names a failing test by its file, groups and title, with what went wrong', () => {
    const { failed } = tallyPlaywright({ suites: suites('unexpected', [{ message: 'not visible' }]) });
    expect(failed).toEqual([
      { name: 'a.spec.ts > reader > opens (unexpected)', message: expect.stringContaining('not visible') },
    ]);
  });

  it('fails on an error outside any test', () => {
    expect(tallyPlaywright({ errors: [{ message: 'no config' }] }).failed).toHaveLength(1);
  });
});

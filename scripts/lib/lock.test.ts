import { describe, expect, it } from 'vitest';
import { isInstalled, lockProblems } from './lock.mjs';

const lock = (packages: Record<string, object>) => JSON.stringify({ packages: { '': {}, ...packages } });

describe('isInstalled', () => {
  const wanted = lock({
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-darwin': { version: '1.0.0', optional: true },
  });

  it.each([
    ['what the lock names', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['nothing', {}, false],
    [
      'something more',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } },
      false,
    ],
    [
      'another version of an optional package',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-darwin': { version: '2.0.0' } },
      false,
    ],
  ])('is answered for %s', (_, present, expected) => {
    expect(isInstalled(wanted, JSON.stringify({ packages: present }))).toBe(expected);
  });
});

describe('lockProblems', () => {
  it('accepts optional packages that are beside or above', () => {
    const text = lock({
      'node_modules/a': { optionalDependencies: { b: '1', c: '1' } },
      'node_modules/a/node_modules/b': {},
      'node_modules/c': {},
    });
    expect(lockProblems(text, [])).toEqual([]);
  });

  it.each([
    ['a download address', { 'node_modules/a': { resolved: 'https://somewhere.example/a.tgz' } }, 'address'],
    ['an unexpected script', { 'node_modules/a': { hasInstallScript: true } }, 'lifecycle script'],
    ['a missing binary', { 'node_modules/a': { optionalDependencies: { 'a-win32': '1' } } }, 'a-win32'],
    [
      'a binary that only another package can see',
      { 'node_modules/a': { optionalDependencies: { b: '1' } }, 'node_modules/x/node_modules/b': {} },
      'b, which is not in the lock',
    ],
  ])('reports %s', (_, packages, words) => {
    expect(lockProblems(lock(packages), [])).toEqual([expect.stringContaining(words)]);
  });

  it('lets a listed package have its script', () => {
    const text = lock({ 'node_modules/x/node_modules/@s/a': { hasInstallScript: true } });
    expect(lockProblems(text, ['@s/a'])).toEqual([]);
  });
});

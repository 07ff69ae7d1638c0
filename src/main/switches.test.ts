import { describe, expect, it } from 'vitest';
import { findBundleArgument, findLanguage, findRefusedSwitches, REFUSED_SWITCHES } from './switches.ts';

describe('refused switches', () => {
  it.each(
    REFUSED_SWITCHES.flatMap((name) => [`--${name}`, `--${name}=1`, `-${name}`, `--${name.toUpperCase()}`]),
  )('finds %s', (argument) => {
    expect(findRefusedSwitches(['attache', argument])).toHaveLength(1);
  });

  it.each(['--user-data-dir=/x', '--lang=ar', 'file.attache', '--inspector', 'no-sandbox'])(
    'lets %s pass',
    (argument) => {
      expect(findRefusedSwitches(['attache', argument])).toEqual([]);
    },
  );
});

it('finds a bundle on the command line and nothing else', () => {
  expect(findBundleArgument(['attache', '--lang=ar', '.', '/tmp/a.attache'])).toBe('/tmp/a.attache');
  expect(findBundleArgument(['x.attache', '.'])).toBeUndefined();
  expect(findBundleArgument(['attache', '--open=a.attache'])).toBeUndefined();
});

it('reads the language of one run', () => {
  expect(findLanguage(['a', '--lang=ar'])).toBe('ar');
  expect(findLanguage(['a'])).toBeUndefined();
});

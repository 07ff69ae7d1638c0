import { resolve } from 'node:path';
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

describe('the file on the command line', () => {
  const where = { folder: resolve('/home/ann'), appPath: resolve('/opt/app') };
  it.each<readonly [string, readonly string[], string | undefined]>([
    ['a bundle', ['attache', '--lang=ar', '/tmp/a.attache'], '/tmp/a.attache'],
    [
      'a bundle beside the folder of the app',
      ['electron', '../../opt/app', 'a.attache'],
      '/home/ann/a.attache',
    ],
    ['a bundle rather than something else', ['attache', 'notes.txt', 'a.attache'], '/home/ann/a.attache'],
    ['something else, to say that it is no bundle', ['attache', 'notes.txt'], '/home/ann/notes.txt'],
    ['not the app itself', ['x.attache', '/opt/app'], undefined],
    ['no switch', ['attache', '--open=a.attache', ''], undefined],
  ])('is %s', (_name, argv, expected) => {
    expect(findBundleArgument(argv, where)).toBe(expected && resolve(expected));
  });
});

it('reads the language of one run', () => {
  expect(findLanguage(['a', '--lang=ar'])).toBe('ar');
  expect(findLanguage(['a'])).toBeUndefined();
});

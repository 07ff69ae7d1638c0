import { describe, expect, it } from 'vitest';
import { chooseCandidates, missingLanguages, missingLibraries } from './packages.mjs';

describe('missingLibraries', () => {
  it('names what the loader did not find', () => {
    const ldd =
      '\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibgbm.so.1 => not found\n';
    expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libgbm.so.1']);
  });
});

describe('missingLanguages', () => {
  it.each([
    ['nothing without Chinese', 'en|fr|es\nru|ar\n', ['zh-cn']],
    ['no part of a longer tag for the language', 'ar|en|es|fr|ru|zh-cn-x\n', ['zh-cn']],
    ['none when every one is there', 'ar\nen|es\nfr|ru|zh-cn\n', []],
    ['all when there is no font', '', ['ar', 'en', 'es', 'fr', 'ru', 'zh-cn']],
  ])('finds %s', (_, listing, missing) => {
    expect(missingLanguages(listing)).toEqual(missing);
  });
});

describe('chooseCandidates', () => {
  const sound = [['libasound2t64', 'libasound2'], ['xvfb']];
  const block = (name: string, candidate: string) =>
    `${name}:\n  Installed: (none)\n  Candidate: ${candidate}\n  Version table:\n     1.2 500\n`;

  it.each([
    ['the new name', block('libasound2t64', '1.2') + block('libasound2', '(none)'), false, 'libasound2t64'],
    ['the old name', block('libasound2', '1.2') + block('xvfb', '2'), true, 'libasound2'],
    ['the new name where apt has no lists on a newer release', '', true, 'libasound2t64'],
    ['the old name where apt has no lists on an older one', '', false, 'libasound2'],
  ])('takes %s', (_, policy, renamed, name) => {
    expect(chooseCandidates(sound, policy, renamed)).toEqual([name, 'xvfb']);
  });
});

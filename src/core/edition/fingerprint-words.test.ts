import { describe, expect, it } from 'vitest';
import { archiveKey, contentHost } from './archive-key.ts';
import { EFF_WORDS } from './eff-words.ts';
import { fingerprintWords } from './fingerprint-words.ts';

describe('fingerprintWords', () => {
  it('has the whole list: 7776 different words, first and last as published', () => {
    expect(new Set(EFF_WORDS).size).toBe(7776);
    expect([EFF_WORDS[0], EFF_WORDS[7775]]).toEqual(['abacus', 'zoom']);
  });

  it('writes the hash to the base 7776, lowest digit first', () => {
    expect(fingerprintWords('0'.repeat(64))).toBe(Array.from({ length: 6 }, () => 'abacus').join(' '));
    expect(fingerprintWords((7776n + 7775n).toString(16).padStart(64, '0'))).toMatch(
      /^zoom abdomen abacus /u,
    );
  });

  it('refuses what is not a hash', () => {
    expect(() => fingerprintWords('abc')).toThrow(TypeError);
  });
});

it('names archives and content hosts by id, number and sixteen digits', () => {
  const hash = '0123456789abcdef'.repeat(4);
  expect(archiveKey('our-archive', hash)).toBe('our-archive@0123456789abcdef');
  expect(contentHost(12, hash)).toBe('e12-0123456789abcdef');
});

import { describe, expect, it } from 'vitest';
import { isolate } from './isolate.ts';

describe('a text put into a sentence', () => {
  it.each([
    ['ar', '"women prison"~8', '\u2068"women prison"~8\u2069'],
    ['ar', 'конвенция', '\u2068конвенция\u2069'],
    ['ar', 'اتفاقية', 'اتفاقية'],
    ['ar', '1325', '1325'],
    ['en', 'اتفاقية (1)', '\u2068اتفاقية (1)\u2069'],
    ['en', 'women', 'women'],
  ] as const)('in %s: %s', (language, text, expected) => {
    expect(isolate(text, language)).toBe(expected);
  });
});

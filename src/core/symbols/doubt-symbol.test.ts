import { describe, expect, it } from 'vitest';
import { doubtSymbol, readRoman } from './doubt-symbol.ts';
import { parseUnSymbol } from './un-symbol.ts';

describe('what is doubtful about a symbol', () => {
  it.each([
    ['A/RES/30/1', 'early-session'],
    ['A/RES/31/1', undefined],
    ['A/DEC/9/401', 'early-session'],
    ['A/RES/217 (III)', undefined],
    ['A/RES/3362 (S-VII)', undefined],
    ['A/RES/1 (XXX)', undefined],
    ['A/RES/1 (XXXI)', 'late-session'],
    ['A/RES/1 (VX)', 'no-session'],
    ['A/RES/S-9/1', undefined],
    ['S/RES/1 (1946)', undefined],
    ['S/RES/1 (1945)', 'before-1946'],
    ['E/RES/1945/1', 'before-1946'],
    ['E/CN.15/2024/2', undefined],
    ['CEDAW/C/GC/30', undefined],
  ])('%j: %j', (text, expected) => expect(doubtSymbol(parseUnSymbol(text)!)).toBe(expected));

  it('reads Roman numerals', () => {
    const numerals = ['I', 'IV', 'IX', 'XIV', 'XXX', 'XL', 'LV', 'XCIX', 'CC', 'IIII', 'VX', 'IC', ''];
    const numbers = [1, 4, 9, 14, 30, 40, 55, 99, 200, undefined, undefined, undefined, undefined];
    expect(numerals.map(readRoman)).toEqual(numbers);
  });
});

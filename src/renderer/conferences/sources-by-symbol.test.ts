import { describe, expect, it } from 'vitest';
import { source } from '../archive/testing/records.ts';
import { sourcesBySymbol, symbolForm } from './sources-by-symbol.ts';

const bySymbol = sourcesBySymbol([
  source('protocol', { identifiers: [{ kind: 'un-symbol', value: 'A/RES/55/25', part: 'annex II' }] }),
  source('resolution', { number: 'A/RES/55/25' }),
  source('report', { identifiers: [{ kind: 'un-symbol', value: 'E/CN.15/2024/7' }] }),
  source('annex-only', { identifiers: [{ kind: 'un-symbol', value: 'A/RES/55/255', part: 'annex' }] }),
  source('council', { number: 'S/RES/1325 (2000)' }),
]);

describe('sourcesBySymbol', () => {
  it.each([
    ['A/RES/55/25', 'resolution'],
    ['a/res/55/25', 'resolution'],
    ['E/CN.15/2024/7', 'report'],
    ['A/RES/55/255', 'annex-only'],
    ['S/RES/1325(2000)', 'council'],
    ['A/RES/1/1', undefined],
  ])('finds for %s %s', (symbol, id) => {
    expect(bySymbol.get(symbolForm(symbol))?.id).toBe(id);
  });
});

import { fold } from '#core/text/fold';
import { parseUnSymbol, type UnSymbol } from './un-symbol.ts';

/** One symbol as an index token: folded, without spaces. */
export function symbolKey(canonical: string): string {
  return fold(canonical).replace(/\s+/g, '');
}

/**
 * All index tokens of a symbol: itself, itself without its tails, without year or letter, and its short form
 * where that is more than a bare number ("55/25"; the parts of a symbol are words already).
 */
export function symbolKeys(symbol: UnSymbol): readonly string[] {
  const keys = new Set([symbolKey(symbol.canonical), symbolKey(symbol.base)]);
  if (symbol.series === 'S/RES' && symbol.number !== undefined) keys.add(symbolKey(`S/RES/${symbol.number}`));
  if (symbol.letter !== undefined) {
    const plain = parseUnSymbol(symbol.base.replace(` ${symbol.letter}`, ''));
    if (plain) keys.add(symbolKey(plain.base));
  }
  for (const short of symbol.shortForms) if (/[/(]/.test(short)) keys.add(symbolKey(short));
  return [...keys];
}

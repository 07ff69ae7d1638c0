// Symbols that are well formed and yet cannot be right, by what is known of how the United Nations numbers.
import type { UnSymbol } from './un-symbol.ts';

/**
 * `early-session`: numbers with the session began with the General Assembly's 31st session, in 1976; `late-session`:
 * Roman sessions ended with the 30th; `no-session`: the numeral is none; `before-1946`: nothing was adopted so early.
 */
export type SymbolDoubt = 'early-session' | 'late-session' | 'no-session' | 'before-1946';

/** The first session of the General Assembly whose resolutions are numbered with it: `A/RES/31/1`. */
export const FIRST_NUMBERED_SESSION = 31;
/** The year of the first resolutions. */
export const FIRST_YEAR = 1946;

/** What is doubtful about a symbol, whatever an archive has; undefined where nothing is. */
export function doubtSymbol({ series, session, year }: UnSymbol): SymbolDoubt | undefined {
  if (year !== undefined && year < FIRST_YEAR) return 'before-1946';
  if (!/^A\/(?:RES|DEC)$/.test(series) || session === undefined) return undefined;
  if (/^\d+$/.test(session)) return Number(session) < FIRST_NUMBERED_SESSION ? 'early-session' : undefined;
  if (!/^[IVXLC]+$/.test(session)) return undefined;
  const number = readRoman(session);
  if (number === undefined) return 'no-session';
  return number >= FIRST_NUMBERED_SESSION ? 'late-session' : undefined;
}

const ROMAN = /^(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The number that a Roman numeral in its usual form stands for. */
export function readRoman(numeral: string): number | undefined {
  if (numeral === '' || !ROMAN.test(numeral)) return undefined;
  const values = Array.from(numeral, (letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

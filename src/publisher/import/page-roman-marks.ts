import type { PageLine } from './page-lines.ts';

const ROMAN = /\[((?:x{0,3})(?:ix|iv|v?i{0,3}))\]/gu;
const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** "[i]", "[ii]" … as word processors number notes: the same marks in digits, where a line begins with the first. */
export function readRomanMarks(lines: readonly PageLine[]): readonly PageLine[] {
  if (!lines.some(({ text }) => text.startsWith('[i]'))) return lines;
  return lines.map((line) => ({
    ...line,
    text: line.text.replace(ROMAN, (mark, roman: string) => (roman === '' ? mark : `[${valueOf(roman)}]`)),
  }));
}

function valueOf(roman: string): number {
  const values = Array.from(roman, (letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

import { describe, expect, it } from 'vitest';
import { joinPageText, type PageItem } from './join-page-text.ts';

/** Lines of items; `|` parts the items of a line. */
const items = (...lines: readonly string[]): readonly PageItem[] =>
  lines.flatMap((line) => {
    const parts = line.split('|');
    return parts.map((str, at) => ({ str, hasEOL: at === parts.length - 1 }));
  });

describe('the text of a page', () => {
  it.each<[readonly string[], string]>([
    [['One line', 'and another'], 'One line and another'],
    [['Un|der| |water'], 'Under water'],
    [['  spaces ', '  at edges '], 'spaces at edges'],
    [['traf-', 'ficking in persons'], 'trafficking in persons'],
    [['traf\u00ad', 'ficking'], 'trafficking'],
    [['Resolution A-', 'B of 1999'], 'Resolution A- B of 1999'],
    [['co-', 'Operation'], 'co- Operation'],
    [['2020-', '2024'], '2020- 2024'],
    [['a -', 'dash'], 'a - dash'],
    [['well-', '', 'known'], 'wellknown'],
    [['', ' ', ''], ''],
    [['half \ud83d pair', '\u{1f600}'], 'half \ufffd pair \u{1f600}'],
    [['الأمم', 'المتحدة'], 'الأمم المتحدة'],
  ])('%j is %j', (lines, text) => {
    expect(joinPageText(items(...lines)).text).toBe(text);
  });

  it('knows of every piece where it came from', () => {
    const lines = items('  In| ', 'traf-', 'ficking cases |x');
    const { text, pieces } = joinPageText(lines);
    expect(text).toBe('In trafficking cases x');
    for (const { start, end, item, from } of pieces) {
      expect(text.slice(start, end)).toBe(lines[item]?.str.slice(from, from + end - start));
    }
    expect(pieces.map(({ item }) => item)).toEqual([0, 2, 3, 4]);
  });
});

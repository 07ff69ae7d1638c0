import { describe, expect, it } from 'vitest';
import { createDocStore } from './doc-store.ts';
import { parseQuery } from './parse-query.ts';
import { sampleCatalogue } from './sample-archive.ts';
import { wrongSymbols } from './wrong-symbols.ts';

const catalogue = sampleCatalogue();
const [untoc] = catalogue.sources;
const source = (id: string, number: string) => ({ ...untoc!, id, number, identifiers: [] });
const store = createDocStore({
  ...catalogue,
  sources: [
    ...catalogue.sources,
    source('udhr', 'A/RES/217 A (III)'),
    source('unscr-1820', 'S/RES/1820 (2008)'),
  ],
});
const check = (text: string, isTyping = false) =>
  wrongSymbols(parseQuery(text, isTyping).root, store).map(
    (one) => `${one.text}: ${one.reason}: ${one.suggestions.join(', ')}`,
  );

describe('symbols that look wrong', () => {
  it.each<[string, readonly string[]]>([
    ['S/RES/1325 (2001)', ['S/RES/1325 (2001): other-year: S/RES/1325 (2000)']],
    ['women "x" S/RES/1325 (2001)', ['S/RES/1325 (2001): other-year: S/RES/1325 (2000)']],
    ['-S/RES/1325(2001)', ['S/RES/1325(2001): other-year: S/RES/1325 (2000)']],
    ['S/RES/1500 (2015)', ['S/RES/1500 (2015): year-order: ']],
    ['S/RES/1325 (1925)', ['S/RES/1325 (1925): before-1946: S/RES/1325 (2000)']],
    ['A/RES/9/1', ['A/RES/9/1: early-session: ']],
    ['A/RES/25/55', ['A/RES/25/55: early-session: A/RES/55/25']],
    ['A/RES/3/217', ['A/RES/3/217: early-session: A/RES/217 A (III)']],
    ['A/RES/5/25', ['A/RES/5/25: early-session: A/RES/55/25']],
    ['A/RES/25 (LV)', ['A/RES/25 (LV): late-session: A/RES/55/25']],
    ['A/RES/217 (IIII)', ['A/RES/217 (IIII): no-session: A/RES/217 A (III)']],
    ['A/RES/55/25000', ['A/RES/55/25000: unreadable: ']],
    ['A/RES/5/25000', ['A/RES/5/25000: unreadable: ']],
    ['A/RES/55', ['A/RES/55: unreadable: A/RES/55/25']],
    ['A/RES55/25', []],
    ['E/RES2005/20', ['E/RES2005/20: unreadable: E/RES/2005/20']],
    ['A\\RES\\55\\25', ['A\\RES\\55\\25: unreadable: A/RES/55/25']],
    ['S/RES/1325/2000', ['S/RES/1325/2000: unreadable: S/RES/1325 (2000)']],
    ['A/RSE/55/25', []],
    ['A/RES/55/26', []],
    ['A/RES/55/25', []],
    ['S/RES/1325', []],
    ['S/RES/1500 (2003)', []],
    ['A/RES/217 (III)', []],
    ['A/RES/S-20/2 A/RES/317 (IV) E/RES/2005/20', []],
    ['and/or 24/7 A/B1 women "A/RES/9/1"', []],
  ])('%j', (text, expected) => expect(check(text)).toEqual(expected));

  it('says nothing of what is still being typed, nor of a beginning', () => {
    expect(check('A/RES/5', true)).toEqual([]);
    expect(check('S/RES/1325 (2001', true)).toEqual([]);
    expect(check('S/RES/1325 (2001)', true)).toHaveLength(1);
    expect(check('A/RES/9/1', true)).toEqual([]);
    expect(check('A/RES/5*')).toEqual([]);
    expect(check('A/RES/9/1 women', true)).toHaveLength(1);
  });
});

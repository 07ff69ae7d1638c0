import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { byUnits } from '../surface.ts';
import { openBlockRows, writeRow } from './block-rows.ts';
import { ByteWriter } from './byte-writer.ts';
import { scanFuzzy } from './fuzzy-scan.ts';
import { StringTable } from './string-table.ts';
import { MAX_UNITS, StringWriter } from './string-writer.ts';

/** Words over few letters, so that they share much; some with letters of two and three bytes. */
const word = fc
  .array(fc.constantFrom('a', 'b', 'c', 'é', '中', '\ud83d'), { minLength: 1, maxLength: 7 })
  .map((units) => units.join(''));
const words = fc.uniqueArray(word, { maxLength: 400, size: 'max' }).map((list) => list.toSorted(byUnits));

// lunr's types leave the functions of the class out.
const TokenSet = lunr.TokenSet as unknown as {
  fromArray(words: readonly string[]): lunr.TokenSet;
  fromFuzzyString(text: string, edits: number): lunr.TokenSet;
};

function table(strings: readonly string[]): StringTable {
  const writer = new StringWriter();
  const blocks = new ByteWriter();
  for (const text of strings) {
    if (writer.isAtBlock) writeRow(blocks, [writer.out.length]);
    writer.add(text);
  }
  writeRow(blocks, [writer.out.length]);
  const bytes = writer.out.take();
  return new StringTable(bytes, openBlockRows(blocks.take(), strings.length, [bytes]), strings.length);
}

describe('a list of sorted strings in bytes', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(words, (strings) => {
        const list = table(strings);
        expect(strings.map((_, index) => list.at(index))).toEqual(strings);
        expect(strings.map((text) => list.indexOf(text))).toEqual(strings.map((_, index) => index));
      }),
      { numRuns: 50 },
    );
  });

  it('finds where a string is or would be, and where what begins with it ends', () => {
    fc.assert(
      fc.property(words, word, (strings, text) => {
        const list = table(strings);
        expect(list.firstFrom(text)).toBe(strings.filter((one) => one < text).length);
        expect(list.firstAfter(text)).toBe(
          strings.filter((one) => one < text || one.startsWith(text)).length,
        );
        expect(list.indexOf(text)).toBe(strings.indexOf(text));
      }),
      { numRuns: 200 },
    );
  });

  it('finds what lies within some edits, as lunr does', () => {
    fc.assert(
      fc.property(words, word, fc.nat({ max: 3 }), (strings, text, edits) => {
        const found: string[] = [];
        const list = table(strings);
        scanFuzzy(list, text, edits, (index) => found.push(list.at(index)));
        const wanted = TokenSet.fromArray(strings).intersect(TokenSet.fromFuzzyString(text, edits));
        expect(found).toEqual(wanted.toArray().sort(byUnits));
      }),
      { numRuns: 300 },
    );
  });

  it('says how many edits away a string is', () => {
    const list = table(['bean', 'beans', 'bear', 'eban', 'pear']);
    const found: [string, number][] = [];
    scanFuzzy(list, 'bean', 2, (index, edits) => found.push([list.at(index), edits]));
    expect(found).toEqual([
      ['bean', 0],
      ['beans', 1],
      ['bear', 1],
      ['eban', 1],
      ['pear', 2],
    ]);
  });

  it('does not take what is out of order or too long', () => {
    const writer = new StringWriter();
    writer.add('b');
    expect(() => writer.add('b')).toThrow(RangeError);
    expect(() => writer.add('c'.repeat(MAX_UNITS + 1))).toThrow(RangeError);
    writer.add('c'.repeat(MAX_UNITS));
  });
});

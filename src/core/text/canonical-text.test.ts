import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, foldSpaces } from './canonical-text.ts';

describe('canonicalText', () => {
  it.each([
    ['composes letters and accents', 'e\u0301tude', 'étude'],
    ['folds every white space to one space', ' a\u00A0\t\n b\u202Fc\u3000d\u2028e ', 'a b c d e'],
    ['drops soft hyphens', 'inter\u00ADnational', 'international'],
    ['drops zero-width spaces, word joiners and byte-order marks', '\uFEFFa\u200Bb\u2060c', 'abc'],
    ['keeps the non-joiner that spells a Persian word', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['keeps the joiner', 'क\u094D\u200Dष', 'क\u094D\u200Dष'],
    ['keeps direction marks', 'a\u200Fb', 'a\u200Fb'],
    ['is empty where there is nothing to read', ' \u00A0\u00AD\n', ''],
  ])('%s', (_name, given, expected) => {
    expect(canonicalText(given)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = canonicalText(text);
        expect(canonicalText(once)).toBe(once);
      }),
    );
  });
});

describe('foldSpaces', () => {
  it('keeps a no-break space where French puts one, and both ends', () => {
    expect(foldSpaces(' a \n b\u00A0: «\u202Fc\u00A0»\t')).toBe(' a b\u00A0: «\u202Fc\u00A0» ');
    expect(foldSpaces('a \u00A0 b')).toBe('a\u00A0b');
  });

  it('has the units of the canonical text, which says the same', () => {
    const spaced = fc.string({
      unit: fc.constantFrom('a', 'é', ' ', '\n', '\u00A0', '\u202F', '\u3000', '\u00AD'),
    });
    fc.assert(
      fc.property(spaced, (text) => {
        expect(canonicalText(foldSpaces(text))).toBe(canonicalText(text));
        expect(foldSpaces(text).trim()).toHaveLength(canonicalText(text).length);
      }),
    );
  });
});

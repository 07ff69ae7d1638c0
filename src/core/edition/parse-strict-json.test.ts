import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { parseStrictJson } from './parse-strict-json.ts';

describe('parseStrictJson', () => {
  it.each([
    ['the key __proto__', '{"__proto__":{"a":1}}'],
    ['an escaped __proto__', '{"\\u005f_proto__":1}'],
    ['the key constructor', '{"a":{"constructor":1}}'],
    ['the key prototype', '{"prototype":1}'],
    ['the same key twice', '{"a":1,"b":2,"a":3}'],
    ['the same key twice, once escaped', '{"a":1,"\\u0061":3}'],
    ['a byte order mark', '\uFEFF{}'],
    ['a lone high surrogate', '"\\ud800"'],
    ['a lone low surrogate', '"a\\udc00"'],
    ['a number that overflows', '1e999'],
    ['an integer beyond 2^53', '9007199254740993'],
    ['a large number with an exponent', '1e20'],
    ['NaN', 'NaN'],
    ['Infinity', '-Infinity'],
    ['a leading zero', '01'],
    ['a trailing comma', '[1,]'],
    ['a comment', '{}//'],
    ['single quotes', "{'a':1}"],
    ['a raw control character in a string', '"a\nb"'],
    ['an unknown escape', '"\\x41"'],
    ['nothing', ''],
    ['white space only', '  '],
    ['two values', '{}{}'],
    ['an unclosed string', '"abc'],
    ['an unclosed object', '{"a":1'],
    ['a form feed as space', '\f{}'],
  ])('refuses %s', (_name, text) => {
    expect(parseStrictJson(text)).toMatchObject({ ok: false, code: 'bad-data' });
  });

  it('reads 32 levels and refuses 33, and 100,000, without exhausting the stack', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseStrictJson(nested(32)).ok).toBe(true);
    expect(parseStrictJson(nested(33))).toMatchObject({ code: 'bad-data' });
    expect(parseStrictJson(nested(100_000))).toMatchObject({ code: 'bad-data' });
  });

  it('reads a string of ten million characters', () => {
    const text = 'a'.repeat(10_000_000);
    expect(parseStrictJson(JSON.stringify([text]))).toEqual({ ok: true, value: [text] });
  });

  it('agrees with the standard parser on every value that has canonical JSON', () => {
    const value = fc
      .jsonValue({ maxDepth: 5 })
      .filter((one) => !/__proto__|constructor|prototype/u.test(JSON.stringify(one)));
    fc.assert(
      fc.property(value, (one) => {
        const text = JSON.stringify(one);
        const parsed = parseStrictJson(text);
        if (parsed.ok) expect(parsed.value).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseStrictJson(text).ok).toBe('boolean');
      }),
    );
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of members and leaves undefined ones out', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'é'], c: undefined })).toBe('{"a":[true,null,"é"],"b":1}');
    expect(canonicalJson({ a: [true, null, 'é'], b: 1 })).toBe('{"a":[true,null,"é"],"b":1}');
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [() => 1]])('throws on %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
});

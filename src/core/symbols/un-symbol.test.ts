import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUnSymbols } from './find-un-symbols.ts';
import { symbolKeys } from './symbol-keys.ts';
import { isSameDocument, looksLikeSymbol, parseUnSymbol } from './un-symbol.ts';

describe('a symbol written in full', () => {
  it.each([
    ['A/RES/55/25', 'A/RES/55/25', 'A/RES', ['55/25']],
    ['a/res/55/25', 'A/RES/55/25', 'A/RES', ['55/25']],
    ['A / RES / 55 / 25', 'A/RES/55/25', 'A/RES', ['55/25']],
    ['A/RES 55/25', 'A/RES/55/25', 'A/RES', ['55/25']],
    ['A/RES/217 (III)', 'A/RES/217 (III)', 'A/RES', ['217 (III)']],
    ['A/RES/217(III)', 'A/RES/217 (III)', 'A/RES', ['217 (III)']],
    ['A/RES/217 A (III)', 'A/RES/217 A (III)', 'A/RES', ['217 (III)', '217 A (III)']],
    ['A/RES/317 (IV)', 'A/RES/317 (IV)', 'A/RES', ['317 (IV)']],
    ['A/RES/S-20/2', 'A/RES/S-20/2', 'A/RES', ['S-20/2']],
    ['A/RES/ES-10/19', 'A/RES/ES-10/19', 'A/RES', ['ES-10/19']],
    ['A/RES/48/104', 'A/RES/48/104', 'A/RES', ['48/104']],
    ['S/RES/1325 (2000)', 'S/RES/1325 (2000)', 'S/RES', ['1325', '1325 (2000)']],
    ['S/RES/1325(2000)', 'S/RES/1325 (2000)', 'S/RES', ['1325', '1325 (2000)']],
    ['S/RES/1325', 'S/RES/1325', 'S/RES', ['1325']],
    ['E/RES/2005/20', 'E/RES/2005/20', 'E/RES', ['2005/20']],
    ['E/CN.15/2024/2', 'E/CN.15/2024/2', 'E/CN.15', []],
    ['E/CN.15/2024/NGO/12', 'E/CN.15/2024/NGO/12', 'E/CN.15', []],
    ['E/1992/30', 'E/1992/30', 'E', []],
    ['CTOC/COP/2018/13', 'CTOC/COP/2018/13', 'CTOC/COP', []],
    ['CTOC/COP/WG.4/2019/2', 'CTOC/COP/WG.4/2019/2', 'CTOC/COP/WG.4', []],
    ['CAC/COSP/2023/L.5', 'CAC/COSP/2023/L.5', 'CAC/COSP', []],
    ['CEDAW/C/GC/30', 'CEDAW/C/GC/30', 'CEDAW/C/GC', []],
    ['A/CONF.183/9', 'A/CONF.183/9', 'A/CONF.183', []],
    ['A/CONF.183/9/Corr.1', 'A/CONF.183/9/Corr.1', 'A/CONF.183', []],
    ['A/HRC/RES/53/4', 'A/HRC/RES/53/4', 'A/HRC/RES/53', []],
    ['CEDAW/C/GC/30/REV.1', 'CEDAW/C/GC/30/Rev.1', 'CEDAW/C/GC', []],
  ])('reads %j as %j', (text, canonical, series, shortForms) => {
    expect(parseUnSymbol(text)).toMatchObject({ canonical, series, shortForms });
  });

  it.each([
    '',
    'A',
    'A/',
    'and/or',
    'A/RES',
    'A/RES/55',
    'S/RES/1325/2000',
    'A/RES55/25',
    'E/CN15x/!',
    'X/RES/1/2',
    'http://un.org/1',
  ])('refuses %j', (text) => expect(parseUnSymbol(text)).toBeUndefined());

  it('keeps body, session, year, number, letter and tails', () => {
    expect(parseUnSymbol('A/RES/217 A (III)')).toMatchObject({
      body: 'general-assembly',
      session: 'III',
      number: '217',
      letter: 'A',
    });
    expect(parseUnSymbol('E/CN.15/2024/2/Add.1')).toMatchObject({
      body: 'ecosoc',
      year: 2024,
      number: '2',
      tails: [{ kind: 'Add', number: '1' }],
      base: 'E/CN.15/2024/2',
    });
  });

  it('is read the same again from its canonical form', () => {
    for (const text of ['a/res/55/25', 's/res/1325(2000)', 'A/RES/217A(III)', 'cedaw/c/gc/30/rev.1']) {
      const symbol = parseUnSymbol(text);
      expect(parseUnSymbol(symbol?.canonical ?? '')).toEqual(symbol);
    }
  });

  it('never throws and is stable for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ASE/RES.CN0123 (IV)-'.split('')) }), (text) => {
        const symbol = parseUnSymbol(text);
        if (symbol) expect(parseUnSymbol(symbol.canonical)).toEqual(symbol);
        looksLikeSymbol(text);
        findUnSymbols(text, 'query');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('symbols in a text', () => {
  it.each([
    ['adopted by resolution 55/25 of 15 November', ['A/RES/55/25'], ['resolution 55/25']],
    ['see A/RES/55/25.', ['A/RES/55/25'], ['A/RES/55/25']],
    ['Security Council resolution 1325 (2000) on women', ['S/RES/1325 (2000)'], ['resolution 1325 (2000)']],
    ['UNSCR1325 and SCR 1820', ['S/RES/1325', 'S/RES/1820'], ['UNSCR1325', 'SCR 1820']],
    ['la résolution 1325 (2000)', ['S/RES/1325 (2000)'], ['résolution 1325 (2000)']],
    ['la resolución 317 (IV)', ['A/RES/317 (IV)'], ['317 (IV)']],
    ['резолюция 1325 (2000)', ['S/RES/1325 (2000)'], ['резолюция 1325 (2000)']],
    ['القرار 55/25', ['A/RES/55/25'], ['القرار 55/25']],
    ['第55/25号决议', ['A/RES/55/25'], ['第55/25号决议']],
    ['第1325(2000)号决议', ['S/RES/1325 (2000)'], ['第1325(2000)号决议']],
    ['ECOSOC resolution 2005/20', ['E/RES/2005/20'], ['resolution 2005/20']],
    ['(S/RES/1325 (2000)), para. 1', ['S/RES/1325 (2000)'], ['S/RES/1325 (2000)']],
    ['E/CN.15/2024/NGO/12; CTOC/COP/2018/13', ['E/CN.15/2024/NGO/12', 'CTOC/COP/2018/13'], undefined],
    ['resolution 9/1 of the Conference, resolution 30/12 of the Council', [], []],
    ['resolution 31/1 and A/RES 9/1', ['A/RES/31/1', 'A/RES/9/1'], undefined],
    ['and/or 5/6 of 24/7 A/B testing, 5000 (2010)', [], []],
  ])('finds in %j', (text, canonical, spellings) => {
    const found = findUnSymbols(text);
    expect(found.map((one) => one.symbol.canonical)).toEqual(canonical);
    if (spellings) expect(found.map((one) => text.slice(one.start, one.end))).toEqual(spellings);
  });

  it.each([
    ['SCR 1325', 'S/RES/1325'],
    ['unscr1325', 'S/RES/1325'],
    ['resolution 1325', 'S/RES/1325'],
    ['1325 (2000)', 'S/RES/1325 (2000)'],
    ['s/res/1325(2000)', 'S/RES/1325 (2000)'],
    ['res 1325', 'S/RES/1325'],
    ['res. 1325 (2000)', 'S/RES/1325 (2000)'],
    ['UN resolution 1325', 'S/RES/1325'],
    ['Security Council resolution 1325', 'S/RES/1325'],
    ['res 55/25', 'A/RES/55/25'],
    ['55/25', 'A/RES/55/25'],
    ['31/1', 'A/RES/31/1'],
    ['2005/20', 'E/RES/2005/20'],
    ['a/res/217 (III)', 'A/RES/217 (III)'],
    ['cedaw/c/gc/30', 'CEDAW/C/GC/30'],
  ])('understands the query %j as %s', (text, canonical) => {
    expect(findUnSymbols(text, 'query').map((one) => one.symbol.canonical)).toEqual([canonical]);
  });

  it.each(['9/1', '12/5', '30/200', 'resolution 9/1', 'res 12/5', '1200/3'])(
    'takes %j for no resolution: the General Assembly numbers so from its 31st session on',
    (text) => expect(findUnSymbols(text, 'query')).toEqual([]),
  );

  it('reads a hundred thousand hostile characters in a moment', () => {
    for (const bad of ['A/', 'A/RES/', 'resolution ', '1325 (', 'A/A.', '第']) {
      const started = performance.now();
      findUnSymbols(bad.repeat(100_000 / bad.length), 'query');
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});

describe('warnings and keys', () => {
  it.each([
    ['A/RES/55', true],
    ['S/RES/1325/2000', true],
    ['A\\RES\\55\\25', true],
    ['A/RES55/25', true],
    ['and/or', false],
    ['Convention', false],
    ['ISBN 92/1', false],
  ])('%j looks like a symbol: %j', (text, expected) => expect(looksLikeSymbol(text)).toBe(expected));

  it('indexes a symbol whole, without year, letter or tail, and short', () => {
    const keys = (text: string) => symbolKeys(parseUnSymbol(text)!);
    expect(keys('S/RES/1325 (2000)')).toEqual(['s/res/1325(2000)', 's/res/1325', '1325(2000)']);
    expect(keys('A/RES/55/25')).toEqual(['a/res/55/25', '55/25']);
    expect(keys('A/RES/217 A (III)')).toContain('a/res/217(iii)');
    expect(keys('A/CONF.183/9/Add.1')).toEqual(['a/conf.183/9/add.1', 'a/conf.183/9']);
  });

  it('knows a resolution with and without its year as the same', () => {
    expect(isSameDocument(parseUnSymbol('S/RES/1325')!, parseUnSymbol('S/RES/1325 (2000)')!)).toBe(true);
    expect(isSameDocument(parseUnSymbol('S/RES/1325 (2001)')!, parseUnSymbol('S/RES/1325 (2000)')!)).toBe(
      false,
    );
    expect(isSameDocument(parseUnSymbol('A/RES/55/25')!, parseUnSymbol('A/RES/55/26')!)).toBe(false);
  });
});

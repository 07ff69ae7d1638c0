import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNear, findNear, hasNear } from './near.ts';
import { sampleIndex } from './sample-engine.ts';
import { toWordText } from './word-text.ts';

function isNear(words: string, distance: number, text: string): boolean {
  return hasNear(toWordText(text), createNear(words, distance, false, undefined));
}

function marked(words: string, distance: number, text: string): readonly string[] {
  const near = createNear(words, distance, false, undefined);
  return findNear(toWordText(text), near).map(({ start, end }) => text.slice(start, end));
}

describe('words near each other', () => {
  it.each<[string, number, string, boolean]>([
    ['women prison', 0, 'women prison', true],
    ['women prison', 1, 'women prison', true],
    ['women prison', 1, 'women in prison', true],
    ['women prison', 1, 'women in a prison', false],
    ['women prison', 2, 'Women, in a prison', true],
    // Turning two neighbours round costs two.
    ['women prison', 1, 'prison women', false],
    ['women prison', 2, 'prison women', true],
    ['women prison', 4, 'a prison for old women', true],
    ['women prison', 3, 'a prison for old women', false],
    // What stands between is counted together.
    ['a b c', 2, 'a x b x c', true],
    ['a b c', 1, 'a x b x c', false],
    ['a b c', 3, 'c x a', false],
    // A word that is asked twice must stand there twice.
    ['new new york', 3, 'new york', false],
    ['new new york', 3, 'new and new york', true],
    ['peace-building women', 2, 'peace building by women', true],
    ['peace-building women', 9, 'building peace by women', false],
    ['妇女 权利', 2, '妇女的各权利', true],
    ['妇女 权利', 1, '妇女的各权利', false],
    ['妇女 权利', 9, '女的妇权利', false],
    ['عنف المرأة', 1, 'العنف، عنف ضد المرأة', true],
    ['women', 5, 'men', false],
    ['…', 5, 'men', false],
  ])('%j within %i in %j: %j', (words, distance, text, expected) =>
    expect(isNear(words, distance, text)).toBe(expected),
  );

  it('marks the words themselves, each that takes part', () => {
    const text = 'Women in a prison. A prison without women. Far away from all of this there are women.';
    expect(marked('women prison', 2, text)).toEqual(['Women', 'prison']);
    expect(marked('women prison', 4, text)).toEqual(['Women', 'prison', 'prison', 'women']);
    expect(marked('women prison', 100, text)).toHaveLength(5);
  });

  it('takes the last word as a beginning where it is open', () => {
    const near = createNear('women pris', 2, true, undefined);
    expect(hasNear(toWordText('women in prisons'), near)).toBe(true);
    expect(hasNear(toWordText('prisons without many women'), near)).toBe(false);
  });

  it('takes either spelling, where the index has both', async () => {
    const near = createNear('crime organised', 3, false, await sampleIndex('en'));
    expect(hasNear(toWordText('organized crime'), near)).toBe(true);
  });

  it('finds what trying every choice of places finds', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const sample = fc.tuple(
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.array(word, { maxLength: 8 }),
      fc.nat(5),
    );
    fc.assert(
      fc.property(sample, ([asked, text, distance]) => {
        expect(isNear(asked.join(' '), distance, text.join(' '))).toBe(tryAll(asked, text, distance, []));
      }),
      { numRuns: 3000 },
    );
  });

  it('is found in a long text of nothing else in a moment', () => {
    const text = toWordText('the of '.repeat(50_000));
    const started = performance.now();
    expect(findNear(text, createNear('the of the', 100, false, undefined)).length).toBe(100_000);
    expect(hasNear(text, createNear('of the the the the the the the', 1, false, undefined))).toBe(false);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

/** Is there a place of its own for each word, the shifted places no further apart than allowed? */
function tryAll(
  asked: readonly string[],
  text: readonly string[],
  distance: number,
  places: readonly number[],
): boolean {
  if (places.length === asked.length) {
    const shifted = places.map((place, nth) => place - nth);
    return Math.max(...shifted) - Math.min(...shifted) <= distance;
  }
  return text.some(
    (word, place) =>
      word === asked[places.length] &&
      !places.includes(place) &&
      tryAll(asked, text, distance, [...places, place]),
  );
}

import { describe, expect, it } from 'vitest';
import { analyzerFor } from './analyzer.ts';
import { byName, samplePorts, sampleIndex } from './sample-engine.ts';
import { NOTHING } from './scores.ts';
import type { IndexField } from './search-index.ts';
import { wordScores } from './term-scores.ts';

const ports = samplePorts();

async function found(lang: string, text: string, isPrefix = false, fields?: readonly IndexField[]) {
  const index = await sampleIndex(lang, ports);
  const { scores } = wordScores(index, analyzerFor(lang), text, isPrefix, fields);
  return scores && [...byName(scores, index).keys()].toSorted();
}

describe('one word in one language', () => {
  it.each<[string, string, readonly string[] | undefined]>([
    ['en', 'negotiating', ['a:climate-news', 'a:gender-untoc']],
    ['en', 'peacebuilding', ['a:gender-untoc']],
    ['en', 'peace-building', ['a:gender-untoc']],
    ['en', 'womens', ['a:gender-untoc', 's:unscr-1325']],
    ['en', '10000', ['a:gender-untoc']],
    ['en', 'the', undefined],
    ['en', '…', undefined],
    ['en', 'zzzz', []],
    ['fr', 'education', ['a:genre-fr']],
    ['fr', 'equipement', ['a:genre-fr']],
    ['es', 'educacion', ['a:genero-es']],
    ['ru', 'конвенции', ['a:gender-ru']],
    ['ru', 'ещё', undefined],
    ['ru', 'правам', ['a:gender-ru']],
    ['ar', 'الاتفاقيه', ['a:gender-ar']],
    ['ar', 'إتفاقية', ['a:gender-ar']],
    ['zh', '人权', ['a:gender-zh']],
    ['zh', '缔约方会议', ['a:gender-zh']],
    ['zh', '议', ['a:gender-zh']],
    ['zh', '权人', []],
  ])('%s: %j', async (lang, text, expected) => {
    expect(await found(lang, text)).toEqual(expected);
  });

  it.each<[string, readonly string[] | undefined]>([
    ['negotiato', ['a:climate-news']],
    ['negotia', ['a:climate-news', 'a:gender-untoc']],
    ['peace-buil', ['a:gender-untoc']],
  ])('as a beginning: %j', async (text, expected) => {
    const refs = await found('en', text, true);
    for (const ref of expected ?? []) expect(refs).toContain(ref);
  });

  it('looks only where it is told to', async () => {
    expect(await found('en', 'firearms', false, ['title'])).toEqual(['a:firearms-report']);
    expect(await found('en', 'transnational', false, ['source'])).toContain('a:firearms-report');
  });

  it('puts the word itself before words that begin with it', async () => {
    const index = await sampleIndex('en', ports);
    const scoresOf = (isPrefix: boolean) => {
      const { scores } = wordScores(index, analyzerFor('en'), 'delegate', isPrefix);
      return byName(scores ?? NOTHING, index);
    };
    const [exact, begun] = [scoresOf(false), scoresOf(true)];
    expect(exact.size).toBeGreaterThan(0);
    for (const [ref, score] of exact) expect(begun.get(ref)).toBeGreaterThanOrEqual(score);
  });
});

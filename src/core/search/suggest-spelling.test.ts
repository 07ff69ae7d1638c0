import { describe, expect, it } from 'vitest';
import { sampleEngine, sampleQuery } from './sample-engine.ts';

const engine = sampleEngine();

describe('did you mean', () => {
  it.each([
    ['traficking', 'trafficking'],
    ['Traficking of humans', 'trafficking of humans'],
    ['"human securty"', '"human security"'],
    ['title:gendr', 'title:gender'],
    ['palermo conventoin', 'palermo convention'],
    ['conventoin -firearms', 'convention -firearms'],
    ['educatoin', 'éducation'],
    ['trafficking', undefined],
    ['zzzzzzzz', undefined],
    ['rights', undefined],
  ])('%j: %j', async (text, expected) => {
    expect((await engine.search(sampleQuery(text))).didYouMean).toBe(expected);
  });

  it('finds more than what was typed', async () => {
    const typed = await engine.search(sampleQuery('conventoin firearms'));
    const meant = await engine.search(sampleQuery(typed.didYouMean ?? ''));
    expect(meant.total).toBeGreaterThan(typed.total);
  });

  it('changes the word that was meant, not a longer one that holds it', async () => {
    const answer = await engine.search(sampleQuery('xgendrx OR gendr'));
    expect(answer.didYouMean).toBe('xgendrx OR gender');
  });
});

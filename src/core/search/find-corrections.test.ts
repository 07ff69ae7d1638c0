import { describe, expect, it } from 'vitest';
import { findCorrections } from './find-corrections.ts';
import { loadIndexes } from './load-indexes.ts';
import { parseQuery } from './parse-query.ts';
import { samplePorts } from './sample-engine.ts';

const { indexes } = await loadIndexes(samplePorts());

describe('words that the archive does not have', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    ['traficking', [['traficking', 'trafficking']]],
    ['Conventoin women', [['Conventoin', 'convention']]],
    ['"human securty"', [['securty', 'security']]],
    ['title:gendr', [['gendr', 'gender']]],
    ['peace-bilding', [['bilding', 'building']]],
    [
      'tarfficking firearsm',
      [
        ['tarfficking', 'trafficking'],
        ['firearsm', 'firearms'],
      ],
    ],
    ['женщн', [['женщн', 'женщин']]],
    ['اتفاقبة', [['اتفاقبة', 'اتفاقيه']]],
    ['trafficking', []],
    ['wom', []],
    ['womn9', []],
    ['xyzzyxyzzy', []],
    ['-traficking', []],
    ['humans', []],
    ['topic:gendr', []],
    ['', []],
  ])('in %j: %j', (text, expected) => {
    const found = findCorrections(parseQuery(text, false).root, indexes);
    expect(found.map(({ typed, candidates }) => [typed, candidates[0]])).toEqual(expected);
  });

  it('are not words that are still being typed', () => {
    expect(findCorrections(parseQuery('traff', true).root, indexes)).toEqual([]);
    expect(findCorrections(parseQuery('traff', false).root, indexes)).toEqual([]);
    expect(findCorrections(parseQuery('traffik', true).root, indexes)).toEqual([]);
    expect(findCorrections(parseQuery('negociaton', true).root, indexes)[0]?.candidates).toContain(
      'negociacion',
    );
  });

  it('offer at most three words, none of them twice', () => {
    for (const { candidates } of findCorrections(parseQuery('conventon', false).root, indexes)) {
      expect(candidates.length).toBeLessThanOrEqual(3);
      expect(new Set(candidates).size).toBe(candidates.length);
    }
  });
});

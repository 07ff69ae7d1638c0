import { describe, expect, it } from 'vitest';
import { analyzerFor } from './analyzer.ts';
import { createBudget } from './budget.ts';
import { createDocStore } from './doc-store.ts';
import { phraseScores } from './phrase-scores.ts';
import type { PhraseNode } from './query.ts';
import { byName, sampleIndex, samplePorts } from './sample-engine.ts';
import { createTextStore } from './text-store.ts';

const ports = samplePorts();
const store = createDocStore(ports.catalogue);

async function found(lang: string, phrase: Pick<PhraseNode, 'text' | 'isOpen' | 'field'>, limitMs = 100) {
  const read: string[] = [];
  const budget = createBudget(
    () => 0,
    limitMs,
    () => false,
  );
  const texts = createTextStore((ref) => {
    read.push(ref.sha256);
    return ports.readText(ref);
  });
  const index = await sampleIndex(lang, ports);
  const scores = await phraseScores(phrase, { index, analyzer: analyzerFor(lang), store, texts, budget });
  return { refs: scores && [...byName(scores, index).keys()].toSorted(), read, budget };
}

describe('a phrase, verified on the stored text', () => {
  it.each<[string, string, boolean, readonly string[] | undefined]>([
    ['en', 'human right', false, ['a:firearms-report']],
    ['en', 'human rights', false, []],
    ['en', 'to be or not to be', false, ['a:climate-news']],
    ['en', 'or not to b', true, ['a:climate-news']],
    ['en', 'women and peace', false, ['s:unscr-1325']],
    ['en', 'peace building', false, ['a:gender-untoc']],
    ['en', '…', false, undefined],
    ['fr', 'convention de palerme', false, ['a:genre-fr']],
    ['ar', 'اتفاقية باليرمو', false, ['a:gender-ar']],
    ['zh', '人权教育', false, ['a:gender-zh']],
    ['zh', '教育人权', false, []],
  ])('%s: %j (open: %j)', async (lang, text, isOpen, expected) => {
    expect((await found(lang, { text, isOpen })).refs).toEqual(expected);
  });

  it('reads only the texts that have all of its words', async () => {
    const { read } = await found('en', { text: 'youth caucus', isOpen: false });
    expect(read).toEqual(['text-firearms-report']);
  });

  it('stops when its time is over, and says so', async () => {
    const { refs, budget } = await found('en', { text: 'human security', isOpen: false }, 0);
    expect(refs).toEqual([]);
    expect([...budget.cuts]).toContain('asked');
  });
});

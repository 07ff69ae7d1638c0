import { describe, expect, it } from 'vitest';
import { createBudget } from './budget.ts';
import { createDocStore } from './doc-store.ts';
import { parseQuery } from './parse-query.ts';
import type { Found } from './run-query.ts';
import { sampleIndex, samplePorts } from './sample-engine.ts';
import {
  allWordsFirst,
  findEach,
  missingIn,
  moreWordsFirst,
  unknownWords,
  type WordHits,
} from './some-words.ts';
import { createPersonalFilter } from './personal.ts';
import { createTextStore } from './text-store.ts';

const ports = samplePorts();
const store = createDocStore(ports.catalogue);
const found = (ref: string, score: number): Found => ({ doc: store.docs.get(ref)!, score, lang: 'en' });
const [A, B, C] = ['a:gender-untoc', 'a:firearms-report', 'a:climate-news'] as const;
const word = (text: string, ...refs: readonly string[]): WordHits => ({ text, refs: new Set(refs) });
const refs = (list: readonly Found[]): readonly string[] =>
  list.toSorted((a, b) => b.score - a.score).map((one) => one.doc.ref);

async function each(query: string, isStale = false): Promise<readonly WordHits[]> {
  const { root } = parseQuery(query, false);
  const indexes = [await sampleIndex('en', ports), await sampleIndex('fr', ports)];
  return findEach('nodes' in root ? root.nodes : [root], indexes, {
    catalogue: ports.catalogue,
    store,
    texts: createTextStore((ref) => ports.readText(ref)),
    personal: createPersonalFilter(undefined),
    budget: createBudget(
      () => 0,
      400,
      () => isStale,
    ),
  });
}

describe('each word by itself', () => {
  it('has the documents of every language, and none where it stands nowhere', async () => {
    const words = await each('climate genre xyzzyx');
    expect(words.map(({ text, refs: all }) => [text, [...all]])).toEqual([
      ['climate', [C]],
      ['genre', ['a:genre-fr']],
      ['xyzzyx', []],
    ]);
    expect(unknownWords(words)).toEqual(['xyzzyx']);
    expect(missingIn(words, C)).toEqual(['genre', 'xyzzyx']);
  });

  it('is nothing where nobody waits any more, not missing everywhere', async () => {
    expect(await each('climate genre', true)).toEqual([]);
  });
});

describe('the order of what has some of the words', () => {
  it('is by how many, then by how rare, then by score', () => {
    const list = [found(A, 1), found(B, 5), found(C, 9)];
    expect(refs(moreWordsFirst(list, [word('x', A, B), word('y', A, C), word('z', C)]))).toEqual([C, A, B]);
    // C has the word that only one has; A and B have the same one.
    expect(refs(moreWordsFirst(list, [word('x', A, B), word('y', C)]))).toEqual([C, B, A]);
    expect(
      refs(moreWordsFirst([found(A, 1), found(B, 5)], [word('x', A), word('y', B), word('z', A)])),
    ).toEqual([A, B]);
  });

  it('is by score alone for a sentence, of which a word says little', () => {
    const words = [word('w', A), word('x', A), word('y', A), word('z', B)];
    expect(moreWordsFirst([found(A, 1), found(B, 5)], words).map((one) => one.score)).toEqual([1, 5]);
    expect(missingIn(words, A)).toEqual([]);
  });

  it('never has what has some before what has all', () => {
    expect(refs(allWordsFirst([found(A, 1)], [found(A, 1), found(B, 5)]))).toEqual([A, B]);
  });
});

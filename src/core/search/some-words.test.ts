import { describe, expect, it } from 'vitest';
import { createBudget } from './budget.ts';
import { createDocStore } from './doc-store.ts';
import { parseQuery } from './parse-query.ts';
import type { FoundDocs } from './found-docs.ts';
import { foundOf, sampleIndex, samplePorts } from './sample-engine.ts';
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
const numberOf = (ref: string): number => store.docs.get(ref)?.number ?? -1;
const [A, B, C] = ['a:gender-untoc', 'a:firearms-report', 'a:climate-news'] as const;
const word = (text: string, ...refs: readonly string[]): WordHits => ({
  text,
  numbers: new Set(refs.map(numberOf)),
});
const scoreOf = (found: FoundDocs, ref: string): number => found.scoreOf(numberOf(ref));
const refs = (found: FoundDocs): readonly string[] =>
  Array.from(found.numbers, (number) => found.at(number, store))
    .toSorted((a, b) => b.score - a.score)
    .map((one) => one.doc.ref);

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
    expect(
      words.map(({ text, numbers }) => [text, Array.from(numbers, (one) => store.all[one]?.ref)]),
    ).toEqual([
      ['climate', [C]],
      ['genre', ['a:genre-fr']],
      ['xyzzyx', []],
    ]);
    expect(unknownWords(words)).toEqual(['xyzzyx']);
    expect(missingIn(words, numberOf(C))).toEqual(['genre', 'xyzzyx']);
  });

  it('is nothing where nobody waits any more, not missing everywhere', async () => {
    expect(await each('climate genre', true)).toEqual([]);
  });
});

describe('the order of what has some of the words', () => {
  it('is by how many, then by how rare, then by score', () => {
    const list = foundOf(store, [A, 1], [B, 5], [C, 9]);
    expect(refs(moreWordsFirst(list, [word('x', A, B), word('y', A, C), word('z', C)]))).toEqual([C, A, B]);
    // C has the word that only one has; A and B have the same one.
    expect(refs(moreWordsFirst(list, [word('x', A, B), word('y', C)]))).toEqual([C, B, A]);
    expect(
      refs(moreWordsFirst(foundOf(store, [A, 1], [B, 5]), [word('x', A), word('y', B), word('z', A)])),
    ).toEqual([A, B]);
  });

  it('is by score alone for a sentence, of which a word says little', () => {
    const words = [word('w', A), word('x', A), word('y', A), word('z', B)];
    const ordered = moreWordsFirst(foundOf(store, [A, 1], [B, 5]), words);
    expect([scoreOf(ordered, A), scoreOf(ordered, B)]).toEqual([1, 5]);
    expect(missingIn(words, numberOf(A))).toEqual([]);
  });

  it('never has what has some before what has all', () => {
    expect(refs(allWordsFirst(foundOf(store, [A, 1]), foundOf(store, [A, 1], [B, 5])))).toEqual([A, B]);
  });
});

import { expect, it } from 'vitest';
import { article, citation } from '../archive/testing/records.ts';
import { mostCited } from './most-cited.ts';

const citing = (id: string, ...sources: readonly string[]) =>
  article(id, { citations: sources.map((source, at) => citation(at + 1, source)) });

it('counts articles, not marks, and keeps the order of equals', () => {
  const articles = [citing('a', 'charter', 'charter', 'charter', 'untoc'), citing('b', 'untoc', 'cedaw')];
  expect(mostCited(articles, 3)).toEqual(['untoc', 'charter', 'cedaw']);
  expect(mostCited(articles, 1)).toEqual(['untoc']);
});

it('passes over notes without a source', () => {
  expect(mostCited([article('a', { citations: [{ number: 1, note: 'x', places: [] }] })], 5)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { askBestLists } from './ask-best-lists.ts';
import { generateDocuments, GENERATED_OPTIONS } from './generated-archive.ts';
import { openPacked } from './open-packed.ts';
import { PackedBuilder, type PackedOptions } from './packed-builder.ts';
import type { PackedDocument } from './packed-document.ts';
import type { PackedIndex } from './packed-index.ts';
import { LUNR_RANKING, type Ranking } from './ranking.ts';

const OPTIONS: PackedOptions = {
  lang: 'en',
  pipeline: 'none/1',
  fields: [{ name: 'title', boost: 0.5 }, { name: 'all' }],
};
const tokens = (text: string): PackedDocument['tokens'][number] =>
  text.split(' ').map((term, index) => ({ term, word: term, index }));

/** All titles and texts are as long as the mean, so that a weight is the inverse frequency times the boost. */
const DOCUMENTS: readonly PackedDocument[] = ['treaty', 'treaty', 'other', 'other', 'other'].map(
  (title, at) => ({ ref: `d${at}`, tokens: [tokens(title), tokens(at < 3 ? 'treaty x' : 'port x')] }),
);

function open(
  documents: readonly PackedDocument[],
  options: PackedOptions,
  ranking: Ranking | undefined,
): PackedIndex {
  const builder = new PackedBuilder(options);
  for (const document of documents) builder.add(document);
  const opened = openPacked([builder.build().index], ranking ? { ranking } : {});
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
}

function scoreIn(index: PackedIndex, term: string, ref: string): number | undefined {
  const found = index.find((query) => query.term(term, { fields: ['all'] }));
  return found.ok ? found.value.hits.find((hit) => hit.ref === ref)?.score : undefined;
}

const frequency = (documents: number, holding: number): number =>
  Math.round(1000 * Math.log(1 + Math.abs((documents - holding + 0.5) / (holding + 0.5)))) / 1000;

describe('how rare a term is', () => {
  it('is counted over the field that has it most often', () => {
    const index = open(DOCUMENTS, OPTIONS, undefined);
    expect(scoreIn(index, 'treaty', 'd2')).toBe(frequency(5, 3));
    expect(scoreIn(index, 'port', 'd3')).toBe(frequency(5, 2));
  });

  it('is counted over all fields where lunr’s own scores are wanted', () => {
    const index = open(DOCUMENTS, OPTIONS, LUNR_RANKING);
    expect(scoreIn(index, 'treaty', 'd2')).toBe(frequency(5, 5));
    expect(scoreIn(index, 'port', 'd3')).toBe(frequency(5, 2));
  });

  it('is the same in the lists of the best', { timeout: 60_000 }, () => {
    const index = open(generateDocuments(2500), GENERATED_OPTIONS, undefined);
    const answers = askBestLists(index);
    expect(answers.length).toBeGreaterThan(5);
    for (const { term, isListed, fast, slow } of answers) {
      expect(isListed, term).toBe(true);
      expect(fast, term).toEqual(slow);
    }
  });
});
